package dev.penstock.github;

import dev.penstock.pipeline.incident.Incident;

/**
 * A failure's issue as it is written.
 *
 * @param title its title, within GitHub's limit
 * @param body the hidden line, how often it was seen, and the Markdown, within GitHub's limit
 */
record FailureText(String title, String body) {
  private static final int LONGEST_TITLE = 256;

  static FailureText of(FailureMarker marker, Incident incident) {
    return new FailureText(
        title(incident.title()),
        CommentText.fitting(CommentText.normal(head(marker) + incident.body())));
  }

  /** The text of an issue that already tells of a newer failure, under another hidden line. */
  static String under(FailureMarker marker, FailureIssue issue) {
    String before = head(issue.marker());
    String body = CommentText.normal(issue.body());
    String rest =
        body.startsWith(before) ? body.substring(before.length()) : CommentText.bodyOf(body);
    return CommentText.fitting(head(marker) + rest);
  }

  private static String head(FailureMarker marker) {
    String often =
        marker.seen() == 1
            ? ""
            : "_Seen in " + marker.seen() + " deployments so far; this is the newest._\n\n";
    return marker.line() + "\n" + often;
  }

  private static String title(String text) {
    String line = text.replaceAll("\\R", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }
}

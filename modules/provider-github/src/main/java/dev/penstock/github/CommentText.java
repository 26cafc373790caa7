package dev.penstock.github;

import java.util.regex.Pattern;

/**
 * A comment as it is written: a line that only machines see, then the body.
 *
 * @param marker the hidden line
 * @param text all of it, within GitHub's limit
 */
record CommentText(String marker, String text) {
  /** What GitHub takes in one comment; counted in UTF-16 units, which is never too few. */
  static final int LIMIT = 65_536;

  private static final Pattern KEY = Pattern.compile("[a-z0-9/-]{1,100}");
  private static final Pattern FENCE = Pattern.compile("^ {0,3}```", Pattern.MULTILINE);
  private static final String NOTE = "\n\n_The rest was cut: GitHub takes 65,536 characters._";

  /** How far back a cut may move to end with a whole line. */
  private static final int LONGEST_LINE = 2_000;

  /**
   * A comment of that key.
   *
   * @throws IllegalArgumentException if the key could end the hidden line
   */
  static CommentText of(String key, String body) {
    String marker = marker(key);
    return new CommentText(marker, fitting(marker + "\n" + normal(body)));
  }

  /** The hidden line of a key. */
  static String marker(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not a key of a comment: " + key);
    }
    return "<!-- penstock:key=" + key + " -->";
  }

  /** A comment's body without the hidden line. */
  static String bodyOf(String text) {
    String[] lines = normal(text).split("\n", 2);
    return lines.length == 1 ? "" : lines[1];
  }

  /** Whether a comment on GitHub says this already. */
  boolean isSaidBy(String other) {
    return normal(other).equals(text);
  }

  /** GitHub may give line ends and the end of a text back in another way than it got them. */
  static String normal(String text) {
    return text.replace("\r\n", "\n").stripTrailing();
  }

  /** The text, cut with a note where it exceeds GitHub's limit. */
  static String fitting(String text) {
    return text.length() <= LIMIT ? text : cut(text) + NOTE;
  }

  private static String cut(String text) {
    String closing = "\n```";
    String kept = wholeLines(text.substring(0, LIMIT - NOTE.length() - closing.length()));
    return FENCE.matcher(kept).results().count() % 2 == 0 ? kept : kept + closing;
  }

  private static String wholeLines(String text) {
    int end = text.lastIndexOf('\n');
    return text.length() - end <= LONGEST_LINE ? text.substring(0, end) : wholeCharacters(text);
  }

  private static String wholeCharacters(String text) {
    int last = text.length() - 1;
    return Character.isHighSurrogate(text.charAt(last)) ? text.substring(0, last) : text;
  }
}

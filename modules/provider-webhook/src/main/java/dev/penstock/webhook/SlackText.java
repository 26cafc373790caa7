package dev.penstock.webhook;

import dev.penstock.pipeline.incident.Notice;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notice as Slack's mrkdwn. Only {@code &}, {@code <} and {@code >} have to be escaped: mentions
 * and links are written with them, so that a name such as {@code <!channel>} is shown and wakes
 * nobody.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">formatting message
 *     text</a>
 */
final class SlackText {
  private static final int LIMIT = 600;
  private static final int SHORT_COMMIT = 7;

  /** Invisible characters, line ends among them, and the marks of bold, italic, strike and code. */
  private static final Pattern DROPPED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}`*~]+");

  private static final Pattern WEB = Pattern.compile("https?://[^\\s<>|]+");

  private SlackText() {}

  static String of(Notice notice) {
    String mark = notice.good() ? ":white_check_mark: " : ":rotating_light: ";
    Stream<String> lines =
        Stream.concat(
            Stream.of(mark + "*" + escaped(notice.headline()) + "*"),
            Stream.concat(
                notice.cause().map(SlackText::escaped).stream(), Stream.of(links(notice))));
    return lines.filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }

  private static String links(Notice notice) {
    return Stream.of(
            notice.commit().map(commit -> "commit " + shortened(escaped(commit))),
            notice.issue().map(url -> link("issue", url)),
            notice.run().map(url -> link("run", url)),
            notice.front().map(url -> link("open", url)))
        .flatMap(Optional::stream)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String link(String text, URI url) {
    String address = url.toASCIIString();
    return WEB.matcher(address).matches()
        ? "<" + address.replace("&", "&amp;") + "|" + text + ">"
        : "";
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }

  private static String escaped(String text) {
    String line = DROPPED.matcher(text).replaceAll(" ").strip();
    String cut =
        line.codePointCount(0, line.length()) <= LIMIT
            ? line
            : line.substring(0, line.offsetByCodePoints(0, LIMIT - 1)) + "…";
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

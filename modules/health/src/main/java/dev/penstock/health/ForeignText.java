package dev.penstock.health;

import java.util.regex.Pattern;

/** Text that a probed service sent, made fit for one line of a log. */
final class ForeignText {
  private static final int LONGEST = 80;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]+");

  private ForeignText() {}

  /** The text on one line, without control characters, at most 80 characters and an ellipsis. */
  static String shortened(String text) {
    String line = UNPRINTABLE.matcher(cut(text, 4 * LONGEST)).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : cut(line, LONGEST) + "…";
  }

  /** A version as people read it: of a full commit id the first seven digits, as git shows it. */
  static String shownVersion(String version) {
    return version.matches("[0-9a-f]{40}") ? version.substring(0, 7) : version;
  }

  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end);
  }
}

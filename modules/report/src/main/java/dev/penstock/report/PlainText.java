package dev.penstock.report;

import java.util.regex.Pattern;

/**
 * Foreign text as one visible line: what it shows is all it holds.
 *
 * <p>Controls, bidirectional overrides, zero-width characters, variation selectors and the letters
 * that look like nothing are dropped: they can make a name look like another (CVE-2021-42574).
 */
final class PlainText {
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}"
              + "\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u2800\\u3164\\uffa0"
              + "\\ufe00-\\ufe0f\\ufff0-\\ufff8\\x{e0000}-\\x{e0fff}]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u0085\\p{Z}]+");

  private PlainText() {}

  static String of(String text, int limit) {
    String spaced = SPACES.matcher(text).replaceAll(" ");
    String visible = INVISIBLE.matcher(spaced).replaceAll("");
    return cut(SPACES.matcher(visible).replaceAll(" ").strip(), limit);
  }

  /** One line of a longer text, with its spaces as they are. */
  static String lineOf(String text) {
    return INVISIBLE.matcher(text.replace("\t", "    ")).replaceAll("").stripTrailing();
  }

  private static String cut(String text, int limit) {
    if (text.codePointCount(0, text.length()) <= limit) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
  }
}

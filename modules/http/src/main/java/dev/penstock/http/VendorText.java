package dev.penstock.http;

import dev.penstock.kernel.Redactor;
import java.util.regex.Pattern;

/** Makes a provider's own words fit to be shown: one line, not too long, without secrets. */
public final class VendorText {
  private static final int LONGEST = 300;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

  private VendorText() {}

  /** The words as they may be shown; empty when there are none. */
  public static String shown(String words, Redactor redactor) {
    String line = UNPRINTABLE.matcher(redactor.redact(words)).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST ? line : cut(line);
  }

  private static String cut(String line) {
    return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}

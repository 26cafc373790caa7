package dev.penstock.config.load;

import java.util.regex.Pattern;

/** What names and paths look like. The JSON Schema repeats these patterns; a test compares them. */
final class Forms {
  /** What every provider and every mark accepts as a name. */
  static final Pattern NAME = Pattern.compile("^(?=.{1,63}$)[a-z0-9]+(-[a-z0-9]+)*$");

  /** What previews' environments are called: no lasting one may be. */
  static final Pattern PREVIEW_ENVIRONMENT = Pattern.compile("^pr-[0-9]+(-|$)");

  /** A share in per cent. */
  static final Pattern SHARE = Pattern.compile("^(100|[0-9]{1,2}(\\.[0-9]{1,3})?)%$");

  /** A host name of two labels or more, in lower case (RFC 1035, section 2.3.1). */
  static final Pattern HOST =
      Pattern.compile(
          "^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$");

  /** A variable's name. */
  static final Pattern VARIABLE = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*$");

  /** The path and query of an address (RFC 3986, section 3.3). */
  static final Pattern URL_PATH =
      Pattern.compile("^/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$");

  /** Names of JSON fields with dots between them. */
  static final Pattern JSON_PATH = Pattern.compile("^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$");

  /** A header's name. */
  static final Pattern HEADER = Pattern.compile("^[A-Za-z0-9_-]+$");

  private Forms() {}
}

package dev.penstock.config.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an unquoted value is taken for: the core schema of YAML 1.2 (section 10.3.2), which editors
 * use too. {@code yes} and {@code on} are text.
 */
final class PlainScalars {
  private static final Pattern EMPTY = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-f]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)(e[-+]?[0-9]+)?"
              + "|[-+]?\\.inf|\\.nan");

  private PlainScalars() {}

  static Node.Scalar.Type type(String text) {
    if (EMPTY.matcher(text).matches()) {
      return Node.Scalar.Type.EMPTY;
    }
    if (BOOLEAN.matcher(text).matches()) {
      return Node.Scalar.Type.BOOLEAN;
    }
    return NUMBER.matcher(text.toLowerCase(Locale.ROOT)).matches()
        ? Node.Scalar.Type.NUMBER
        : Node.Scalar.Type.TEXT;
  }
}

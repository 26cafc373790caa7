package dev.penstock.config.problem;

/**
 * Foreign text inside a message: between back-ticks, on one line, cut to the length of a name. It
 * may come from a stranger's pull request, so nothing in it can look like more than a quotation.
 */
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /** The text as it may stand in a message. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder("`");
    text.codePoints().limit(LONGEST).map(Quoted::visible).forEach(shown::appendCodePoint);
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…`" : "`").toString();
  }

  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '\uFFFD';
      default -> character == '`' ? '\'' : character;
    };
  }
}

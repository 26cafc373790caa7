package dev.penstock.report;

import java.net.URI;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns text into GitHub Flavored Markdown that shows that text and does nothing else: no markup,
 * no HTML, no link, no mention of a person, no reference to an issue.
 *
 * <p>Every result is one line (but {@link #codeBlock}), may stand in a table cell, and is bounded
 * in length. Invisible characters are dropped, white space is one space.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
public final class Markdown {
  /** The most characters of a text that are shown, unless said otherwise. */
  public static final int TEXT_LIMIT = 300;

  /** The most characters of a code block that are shown; the end is what tells the cause. */
  public static final int BLOCK_LIMIT = 8_000;

  private static final String BREAK = "&#8203;";
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]#~]");
  private static final Pattern AT_THE_START = Pattern.compile("^([-+=]|[0-9]{1,9}(?=[.)]))");
  private static final Pattern BEFORE_A_LINK =
      Pattern.compile("(?i)(?<=@|\\\\#|\\bgh-|www(?=\\.)|https?:|ftp:|mailto:|xmpp:)(?=\\S)");
  private static final Pattern EMOJI = Pattern.compile(":(?=[A-Za-z0-9_+\\\\-]+:)");
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern UNSAFE_IN_URL = Pattern.compile("[^A-Za-z0-9\\-._~:/?#@!&'+,;=%]");

  private Markdown() {}

  /** Text among text. */
  public static String text(String text) {
    return text(text, TEXT_LIMIT);
  }

  /**
   * Text among text.
   *
   * @param limit the most characters to show, at least 1; longer text ends in an ellipsis
   */
  public static String text(String text, int limit) {
    return escaped(PlainText.of(text, limit));
  }

  /** A name as code, which a reader can copy as it is. Empty for text that shows nothing. */
  public static String code(String text) {
    String plain = PlainText.of(text, TEXT_LIMIT);
    if (plain.isEmpty()) {
      return "";
    }
    // In a table cell a bar ends the cell even inside code, and renderers differ on escaping it.
    return plain.contains("|") ? escaped(plain) : fencedCode(plain);
  }

  /** A link; the address must be http or https, of any other only the text remains. */
  public static String link(String text, URI address) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    return web ? "[" + text(text) + "](" + destination(address) + ")" : text(text);
  }

  /** A link that shows its own address without the scheme. */
  public static String link(URI address) {
    return link(address.toString().replaceFirst("^https?://", "").replaceFirst("/$", ""), address);
  }

  /** Lines of a tool as a block of code: the last {@link #BLOCK_LIMIT} characters of them. */
  public static String codeBlock(String text) {
    String lines = text.lines().map(PlainText::lineOf).collect(Collectors.joining("\n"));
    String end = end(lines);
    String fence = "`".repeat(Math.max(3, longestRun(end) + 1));
    return fence + "text\n" + end + "\n" + fence;
  }

  private static String escaped(String plain) {
    String escaped = SPECIAL.matcher(plain).replaceAll("\\\\$0");
    escaped = AT_THE_START.matcher(escaped).replaceFirst(m -> atTheStart(m.group()));
    escaped =
        escaped
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("|", "&#124;")
            .replace("$", "&#36;");
    escaped = EMOJI.matcher(escaped).replaceAll(":" + BREAK);
    return BEFORE_A_LINK.matcher(escaped).replaceAll(BREAK);
  }

  private static String atTheStart(String start) {
    return Character.isDigit(start.charAt(0)) ? start + "\\\\" : "\\\\" + start;
  }

  private static String fencedCode(String plain) {
    String fence = "`".repeat(longestRun(plain) + 1);
    String pad = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
    return fence + pad + plain + pad + fence;
  }

  private static int longestRun(String text) {
    return BACKTICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }

  private static String end(String lines) {
    int start = lines.length() - BLOCK_LIMIT;
    return start <= 0 ? lines : lines.substring(lines.offsetByCodePoints(start, 1));
  }

  private static String destination(URI address) {
    return UNSAFE_IN_URL
        .matcher(address.toASCIIString())
        .replaceAll(
            unsafe ->
                "%" + HexFormat.of().withUpperCase().toHexDigits((byte) unsafe.group().charAt(0)))
        .replace("&", "&amp;");
  }
}

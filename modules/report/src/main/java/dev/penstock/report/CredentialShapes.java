package dev.penstock.report;

import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out what looks like a credential, for text of tools whose secrets nobody named. The runner
 * masks its log, not what an action posts elsewhere. A net under the redactor, not instead of it.
 */
final class CredentialShapes {
  /** What stands before a credential is kept, in a look-behind or as group 1. */
  private static final List<Pattern> SHAPES =
      List.of(
          // A password in an address: postgres://user:password@host.
          Pattern.compile("(\\b[a-z][a-z0-9+.-]{0,30}://[^\\s:/@]{0,200}:)[^\\s@]{1,500}(?=@)"),
          Pattern.compile("(?i)(\\bBearer\\s+|\\bBasic\\s+)[A-Za-z0-9+/._~=-]{8,2000}"),
          Pattern.compile("()\\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})"),
          Pattern.compile("()\\b(?:napi_|sk_live_|sk-|xox[abprs]-|npm_)[A-Za-z0-9_-]{16,255}"),
          Pattern.compile("()\\bAKIA[0-9A-Z]{16}\\b"),
          Pattern.compile(
              "()\\beyJ[A-Za-z0-9_-]{8,2000}\\.[A-Za-z0-9_-]{4,4000}\\.[A-Za-z0-9_-]{4,2000}"));

  /** In prose, what stands behind such a word may be a word. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|api[_-]?key)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)"
              + "[^\\s\"',;*]{8,500}");

  private CredentialShapes() {}

  /** A sentence without them. */
  static String maskedIn(String sentence) {
    String masked = sentence;
    for (Pattern shape : SHAPES) {
      masked = masked(shape, masked);
    }
    return masked;
  }

  /** Lines of a tool without them, and without what is assigned to a password or a token. */
  static String maskedInOutput(String lines) {
    return masked(ASSIGNED, maskedIn(lines));
  }

  private static String masked(Pattern shape, String text) {
    return shape.matcher(text).replaceAll("$1" + Secret.MASK);
  }
}

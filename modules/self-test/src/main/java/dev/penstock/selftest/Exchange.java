package dev.penstock.selftest;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A question and what was answered.
 *
 * @param question method and target, such as {@code GET /github/repos/acme/codex}
 * @param status of the answer
 * @param headers of the answer, but for those that every server sets by itself
 * @param body of the answer; addresses are {@link Recording#BASE} and {@link Recording#DATABASE}
 */
public record Exchange(String question, int status, Map<String, String> headers, String body) {
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}(?::|%3A)\\d{2}(?::|%3A)[\\d.]+Z");

  public Exchange {
    headers = Map.copyOf(headers);
  }

  /** What is asked; questions that differ in a moment only are the same. */
  public static String question(String method, String target) {
    return method + " " + MOMENT.matcher(target).replaceAll("{moment}");
  }
}

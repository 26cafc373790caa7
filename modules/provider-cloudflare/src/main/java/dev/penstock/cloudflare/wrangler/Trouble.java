package dev.penstock.cloudflare.wrangler;

import dev.penstock.pipeline.tool.ToolResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why wrangler failed, as far as its last lines tell. Its prose is a hint, no more. */
enum Trouble {
  /** There is no wrangler that npx may run. */
  MISSING("npx canceled due to missing packages", "could not determine executable to run"),
  /** The token lacks a right. */
  RIGHTS("\\[code: (?:10000|9109)\\]"),
  /** Cloudflare or the network, and it may pass. */
  PASSING(
      "-> (?:429|5\\d\\d)\\b",
      "\\[code: (?:971|10013)\\]",
      "\\bfetch failed\\b",
      "\\b(?:ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|EPIPE|UND_ERR_[A-Z_]+)\\b",
      "socket hang up",
      "aborted due to timeout"),
  /** Anything else: most likely the Worker itself. */
  OTHER(".*");

  private final Pattern sign;

  Trouble(String... signs) {
    this.sign = Pattern.compile(String.join("|", signs));
  }

  static Trouble of(ToolResult result) {
    String lines = String.join("\n", result.lastLines());
    return Stream.of(values())
        .filter(trouble -> trouble.sign.matcher(lines).find())
        .findFirst()
        .orElse(OTHER);
  }
}

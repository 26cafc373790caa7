package dev.penstock.sandbox.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script into its statements, as SQLite would read it. */
final class SqlScript {

  /** Quoted text, comments, words, and single characters. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^]]*]|--[^\\n]*|(?s:/\\*.*?\\*/)"
              + "|\\w+|(?s:.)");

  private static final Pattern TRIGGER =
      Pattern.compile("(?is)\\s*create\\s+(temp(orary)?\\s+)?trigger\\b.*");

  private SqlScript() {}

  static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    boolean says = false;
    int depth = 0;
    Matcher token = TOKEN.matcher(script);
    while (token.find()) {
      String text = token.group();
      if (text.equals(";") && depth <= 0) {
        addTo(statements, statement, says);
        says = false;
        depth = 0;
        continue;
      }
      depth += step(text, statement);
      says |= !isSpace(text);
      statement.append(text);
    }
    addTo(statements, statement, says);
    return statements;
  }

  /** Only the body of a trigger holds semicolons; CASE … END nests in it. */
  private static int step(String token, StringBuilder before) {
    return switch (token.toLowerCase(Locale.ROOT)) {
      case "begin", "case" -> TRIGGER.matcher(before).matches() ? 1 : 0;
      case "end" -> TRIGGER.matcher(before).matches() ? -1 : 0;
      default -> 0;
    };
  }

  private static boolean isSpace(String token) {
    return token.isBlank() || token.startsWith("--") || token.startsWith("/*");
  }

  private static void addTo(List<String> statements, StringBuilder statement, boolean says) {
    if (says) {
      statements.add(statement.toString().strip());
    }
    statement.setLength(0);
  }
}

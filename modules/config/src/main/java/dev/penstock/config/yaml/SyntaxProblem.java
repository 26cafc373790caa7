package dev.penstock.config.yaml;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Problems;
import dev.penstock.config.problem.Quoted;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A parser's complaint in plain words.
 *
 * @param position where the parser gave up
 * @param message what is wrong
 * @param suggestion what usually mends it; may be empty
 */
record SyntaxProblem(Position position, String message, String suggestion) {
  private static final String QUOTE = "put the value between quotes";

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("mapping values are not allowed", "a `:` where no key can be", QUOTE),
          new Phrase("\\t", "a tab", "indent with spaces"),
          new Phrase("could not find expected ':'", "a line without `:`", "write `key: value`"),
          new Phrase("expected ',' or ']'", "a list without its `]`, or without a `,`", ""),
          new Phrase("expected ',' or '}'", "a `{` without its `}`, or without a `,`", ""),
          new Phrase("unexpected end of stream", "a quote without its end", "close it"),
          new Phrase("expected <block end>", "a line that is indented wrongly", ""),
          new Phrase("cannot start any token", "a character that needs quotes", QUOTE));

  static SyntaxProblem of(YAMLException complaint, String text) {
    Position position = position(complaint);
    if (isReferenceInBraces(text, position)) {
      return new SyntaxProblem(
          position,
          "a `${…}` inside `{…}` or `[…]` needs quotes",
          "write \"${…}\", or put the key on a line of its own");
    }
    String words = words(complaint);
    return PHRASES.stream()
        .filter(phrase -> words.toLowerCase(Locale.ROOT).contains(phrase.technical()))
        .findFirst()
        .map(phrase -> new SyntaxProblem(position, phrase.plain(), phrase.suggestion()))
        .orElseGet(() -> new SyntaxProblem(position, "not YAML: " + Quoted.of(words), ""));
  }

  void addTo(Problems problems) {
    problems.add(position, message, suggestion);
  }

  private static Position position(YAMLException complaint) {
    Mark mark = complaint instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
    return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String words(YAMLException complaint) {
    String problem = complaint instanceof MarkedYAMLException marked ? marked.getProblem() : null;
    return String.valueOf(problem == null ? complaint.getMessage() : problem);
  }

  private static boolean isReferenceInBraces(String text, Position position) {
    return text.lines()
        .skip(position.line() - 1L)
        .findFirst()
        .filter(line -> position.column() > 1 && line.length() >= position.column())
        .map(line -> line.startsWith("${", position.column() - 2))
        .orElse(false);
  }

  private record Phrase(String technical, String plain, String suggestion) {}
}

package dev.penstock.config.load;

import dev.penstock.config.Choice;
import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values. */
final class Scalars {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private final Reading reading;

  Scalars(Reading reading) {
    this.reading = reading;
  }

  /** Text as it is: it may have a template's references, but may not be blank. */
  Optional<Node.Scalar> filled(Node node) {
    return scalar(node)
        .flatMap(
            scalar ->
                scalar.text().isBlank()
                    ? reading.wrong(node.position(), "blank text", "give it a value")
                    : Optional.of(scalar));
  }

  /** Text without references. */
  ValueReader<String> plain() {
    return node -> filled(node).flatMap(this::withoutReference);
  }

  /**
   * Text of a certain form, without references.
   *
   * @param form what the whole text has to look like
   * @param wanted the form, for people: {@code a host name such as `example.com`}
   */
  ValueReader<String> matching(Pattern form, String wanted) {
    return node ->
        plain()
            .read(node)
            .flatMap(
                text ->
                    form.matcher(text).matches()
                        ? Optional.of(text)
                        : reading.wrong(
                            node.position(), Quoted.of(text) + " is not " + wanted, ""));
  }

  /** One of an enum's words. */
  <E extends Enum<E> & Choice> ValueReader<E> choice(Class<E> choices) {
    List<E> all = Arrays.asList(choices.getEnumConstants());
    return node ->
        plain()
            .read(node)
            .flatMap(
                text ->
                    all.stream()
                        .filter(choice -> choice.text().equals(text))
                        .findFirst()
                        .or(() -> noneOf(node, text, all.stream().map(Choice::text).toList())));
  }

  private <E> Optional<E> noneOf(Node node, String text, List<String> words) {
    String suggestion =
        Nearest.to(text, words)
            .map(near -> "did you mean " + Quoted.of(near) + "?")
            .orElse("known: " + String.join(", ", words));
    return reading.wrong(node.position(), "unknown value " + Quoted.of(text), suggestion);
  }

  /** {@code true} or {@code false}. */
  Optional<Boolean> truth(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.BOOLEAN
        ? Optional.of(Boolean.valueOf(scalar.text()))
        : reading.wrong(
            node.position(),
            "expected true or false, found " + found(node),
            "write it without quotes, in small letters");
  }

  /** A whole number within bounds. */
  ValueReader<Integer> number(int least, int most) {
    String wanted = "a whole number from " + least + " to " + most;
    return node -> {
      if (!(node instanceof Node.Scalar scalar) || !scalar.isNumber()) {
        return reading.wrong(node.position(), "expected " + wanted + ", found " + found(node), "");
      }
      return Optional.of(scalar.text())
          .filter(text -> WHOLE_NUMBER.matcher(text).matches())
          .map(Integer::valueOf)
          .filter(number -> number >= least && number <= most)
          .or(
              () ->
                  reading.wrong(
                      node.position(), Quoted.of(scalar.text()) + " is not " + wanted, ""));
    };
  }

  private Optional<Node.Scalar> scalar(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.isText()) {
      return Optional.of(scalar);
    }
    return reading.wrong(
        node.position(), "expected text, found " + found(node), suggestionFor(node));
  }

  private static String found(Node node) {
    return node instanceof Node.Scalar scalar && !scalar.isEmpty()
        ? scalar.kind() + " (" + Quoted.of(scalar.text()) + ")"
        : node.kind();
  }

  private static String suggestionFor(Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.isEmpty() -> "give it a value, or take the key out";
      case Node.Scalar _ -> "put it between quotes";
      default -> "";
    };
  }

  private Optional<String> withoutReference(Node.Scalar scalar) {
    return scalar.text().contains("${")
        ? reading.wrong(scalar.position(), "no `${…}` can stand here", "write the text itself")
        : Optional.of(scalar.text());
  }
}

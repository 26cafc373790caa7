package dev.penstock.command;

import dev.penstock.kernel.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a value of an input is. Made for each input anew: a run pays for the types it has.
 *
 * @param expected what a text must be, for people, such as {@code a whole number}
 * @param placeholder what stands for a value in the help: {@code PATH}, {@code a|b}; empty for a
 *     flag
 * @param choices the words to choose from; empty when there are more than a few
 * @param secret whether a value must not be shown
 * @param read gives nothing for a text that is no value
 * @param write the text of a value, as {@code action.yml} has it for a default
 */
record InputType<V>(
    String expected,
    String placeholder,
    List<String> choices,
    boolean secret,
    Function<String, Optional<V>> read,
    Function<V, String> write) {

  static InputType<String> text() {
    return of("text", "TEXT", Optional::of);
  }

  static InputType<Secret> secretText() {
    return new InputType<>(
        "text", "TEXT", List.of(), true, text -> Optional.of(Secret.of(text)), Secret::toString);
  }

  static InputType<Integer> number() {
    return of(
        "a whole number",
        "N",
        text ->
            text.matches("[+-]?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty());
  }

  static InputType<Long> longNumber() {
    return of(
        "a whole number",
        "N",
        text ->
            text.matches("[+-]?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty());
  }

  static InputType<Boolean> flag() {
    return of("true or false", "", InputType::truth);
  }

  static InputType<Duration> duration() {
    return new InputType<>(
        "a time such as 90s, 5m or 1h30m",
        "TIME",
        List.of(),
        false,
        DurationText::read,
        DurationText::write);
  }

  static InputType<Path> path() {
    return of("a path", "PATH", InputType::path);
  }

  static InputType<URI> url() {
    return of("a web address such as https://a.example", "URL", InputType::url);
  }

  static InputType<ItemList> list() {
    return new InputType<>(
        "a list",
        "LIST",
        List.of(),
        false,
        text -> Optional.of(ItemList.parse(text)),
        list -> String.join(",", list.items()));
  }

  static <E extends Enum<E>> InputType<E> choice(E[] constants) {
    List<String> words = Stream.of(constants).map(InputType::word).toList();
    return new InputType<>(
        either(words),
        String.join("|", words),
        words,
        false,
        text -> constant(constants, text),
        InputType::word);
  }

  boolean isFlag() {
    return placeholder.isEmpty();
  }

  private static <V> InputType<V> of(
      String expected, String placeholder, Function<String, Optional<V>> read) {
    return new InputType<>(expected, placeholder, List.of(), false, read, Object::toString);
  }

  private static String either(List<String> words) {
    String firsts = String.join(", ", words.subList(0, words.size() - 1));
    return (firsts.isEmpty() ? "" : firsts + " or ") + words.getLast();
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] constants, String text) {
    return Stream.of(constants)
        .filter(constant -> word(constant).equalsIgnoreCase(text))
        .findFirst();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}

package dev.penstock.command;

import dev.penstock.kernel.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text of an input as the type of its field. */
final class InputValue {
  private static final Pattern DURATION =
      Pattern.compile(
          "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  /**
   * How a type is read.
   *
   * @param expected what a text must be, for people
   * @param placeholder what stands for a value in the help
   * @param read gives nothing for what is not of the type
   */
  private record Reader(
      String expected, String placeholder, Function<String, Optional<Object>> read) {}

  private static final Reader WHOLE =
      new Reader(
          "a whole number", "N", text -> matching(text, "[+-]?\\d{1,9}").map(Integer::valueOf));
  private static final Reader LONG =
      new Reader(
          "a whole number", "N", text -> matching(text, "[+-]?\\d{1,18}").map(Long::valueOf));
  private static final Reader FLAG =
      new Reader(
          "true or false", "", text -> matching(text, "(?i)true|false").map(Boolean::valueOf));

  private static final Map<Class<?>, Reader> READERS =
      Map.ofEntries(
          Map.entry(String.class, new Reader("text", "TEXT", Optional::of)),
          Map.entry(Secret.class, new Reader("text", "TEXT", text -> Optional.of(Secret.of(text)))),
          Map.entry(
              ItemList.class,
              new Reader("a list", "LIST", text -> Optional.of(ItemList.parse(text)))),
          Map.entry(int.class, WHOLE),
          Map.entry(Integer.class, WHOLE),
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(boolean.class, FLAG),
          Map.entry(Boolean.class, FLAG),
          Map.entry(
              Duration.class,
              new Reader("a time such as 90s, 5m or 1h30m", "TIME", InputValue::duration)),
          Map.entry(Path.class, new Reader("a path", "PATH", InputValue::path)),
          Map.entry(
              URI.class,
              new Reader("a web address such as https://a.example", "URL", InputValue::url)));

  private InputValue() {}

  static boolean isSupported(Class<?> type) {
    return type.isEnum() || READERS.containsKey(type);
  }

  /** The value; empty when the text is not one of that type. */
  static Optional<Object> read(String text, Class<?> type) {
    return reader(type).read().apply(text);
  }

  /** What a text must be, such as {@code a whole number}. */
  static String expected(Class<?> type) {
    return reader(type).expected();
  }

  /** What stands for a value in the help: {@code PATH}, {@code a|b}; empty for a flag. */
  static String placeholder(Class<?> type) {
    return reader(type).placeholder();
  }

  /** What an enum's constants are called; empty for any other type. */
  static List<String> choices(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(InputValue::word).toList()
        : List.of();
  }

  private static Reader reader(Class<?> type) {
    Reader reader = READERS.get(type);
    return reader != null
        ? reader
        : new Reader(
            either(choices(type)), String.join("|", choices(type)), text -> constant(type, text));
  }

  private static String either(List<String> choices) {
    String firsts = choices.stream().limit(choices.size() - 1L).collect(Collectors.joining(", "));
    return (firsts.isEmpty() ? "" : firsts + " or ") + choices.getLast();
  }

  private static Optional<Object> constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equalsIgnoreCase(text))
        .map(Object.class::cast)
        .findFirst();
  }

  private static String word(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> matching(String text, String pattern) {
    return Optional.of(text).filter(t -> t.matches(pattern));
  }

  private static Optional<Object> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    return parts.matches() && !text.isEmpty()
        ? Optional.of(
            Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4))
                .plusMillis(part(parts, 5)))
        : Optional.empty();
  }

  private static long part(Matcher parts, int group) {
    return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
  }

  private static Optional<Object> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> url(String text) {
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}

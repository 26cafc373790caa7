package dev.penstock.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with holes: {@code {name}} takes one segment or a piece of one, {@code {name+}} the rest
 * of the path. Orders by precision: the more precise template comes first.
 */
record Template(String text, Pattern pattern, List<String> names, String precision)
    implements Comparable<Template> {

  private static final Pattern HOLE = Pattern.compile("\\{(?<name>[A-Za-z0-9_-]+)(?<tail>\\+?)}");

  static Template of(String text) {
    StringBuilder regex = new StringBuilder();
    List<String> names = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int end = 0;
    while (hole.find()) {
      regex.append(Pattern.quote(text.substring(end, hole.start())));
      regex.append(hole.group("tail").isEmpty() ? "([^/]+)" : "(.+)");
      names.add(hole.group("name"));
      end = hole.end();
    }
    regex.append(Pattern.quote(text.substring(end)));
    return new Template(
        text, Pattern.compile(regex.toString()), List.copyOf(names), precision(text));
  }

  /** One letter per segment, the most precise kind first in the alphabet. */
  private static String precision(String text) {
    StringBuilder letters = new StringBuilder();
    for (String segment : text.split("/", -1)) {
      letters.append(kind(segment));
    }
    return letters.toString();
  }

  private static char kind(String segment) {
    Matcher hole = HOLE.matcher(segment);
    if (!hole.find()) {
      return 'a';
    }
    if (!hole.group("tail").isEmpty()) {
      return 'z';
    }
    return hole.start() == 0 && hole.end() == segment.length() ? 'c' : 'b';
  }

  /** What fills the holes, decoded; empty when the path does not fit. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), decode(matcher.group(i + 1)));
    }
    return Optional.of(values);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ReplyException(Reply.text(400, "broken percent encoding in the path"));
    }
  }

  @Override
  public int compareTo(Template other) {
    return precision.compareTo(other.precision);
  }
}

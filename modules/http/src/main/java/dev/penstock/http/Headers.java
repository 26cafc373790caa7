package dev.penstock.http;

import dev.penstock.kernel.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The header fields of a request or a response. Names are compared without case. Immutable; its
 * text form masks the values of fields that carry credentials.
 */
public final class Headers {
  private static final Set<String> CONFIDENTIAL =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-auth-key");
  private static final Headers NONE = new Headers(empty());

  private final SortedMap<String, List<String>> fields;

  private Headers(SortedMap<String, List<String>> fields) {
    this.fields = Collections.unmodifiableSortedMap(fields);
  }

  /** No fields at all. */
  public static Headers none() {
    return NONE;
  }

  /** One value per name. */
  public static Headers of(Map<String, String> values) {
    Headers headers = NONE;
    for (Map.Entry<String, String> field : values.entrySet()) {
      headers = headers.with(field.getKey(), field.getValue());
    }
    return headers;
  }

  /**
   * These fields and one more, in place of any of the same name.
   *
   * @throws IllegalArgumentException if the value holds a line break or another control character;
   *     the message does not repeat the value
   */
  public Headers with(String name, String value) {
    SortedMap<String, List<String>> changed = copy();
    changed.put(name, List.of(checked(name, value)));
    return new Headers(changed);
  }

  /** These fields and one more, beside any of the same name. */
  public Headers adding(String name, String value) {
    SortedMap<String, List<String>> changed = copy();
    List<String> values = new ArrayList<>(all(name));
    values.add(checked(name, value));
    changed.put(name, List.copyOf(values));
    return new Headers(changed);
  }

  /** All of these fields, replaced by the other's where both have one. */
  public Headers overriddenBy(Headers other) {
    SortedMap<String, List<String>> changed = copy();
    changed.putAll(other.fields);
    return new Headers(changed);
  }

  /** The first value of a field; empty when it is absent. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value of a field, in order. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Every field with its values, sorted by name without case. Unmodifiable. */
  public Map<String, List<String>> asMap() {
    return fields;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers headers && headers.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    SortedMap<String, List<String>> shown = copy();
    shown.replaceAll((name, values) -> isConfidential(name) ? List.of(Secret.MASK) : values);
    return shown.toString();
  }

  private static boolean isConfidential(String name) {
    return CONFIDENTIAL.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String checked(String name, String value) {
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      throw new IllegalArgumentException("control character in the value of header " + name);
    }
    return value;
  }

  private SortedMap<String, List<String>> copy() {
    SortedMap<String, List<String>> copy = empty();
    copy.putAll(fields);
    return copy;
  }

  private static SortedMap<String, List<String>> empty() {
    return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  }
}

package dev.penstock.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of an object in an answer, read as what they have to be. By hand, field by field:
 * binding records by reflection costs a short run some 50 ms.
 */
public final class Fields {
  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  /**
   * The fields of an object.
   *
   * @throws UnreadableAnswer if it is none, or is missing
   */
  public static Fields of(JsonNode node) {
    if (!node.isObject()) {
      throw new UnreadableAnswer("it does not hold what it should");
    }
    return new Fields(node);
  }

  /**
   * Each object of a list.
   *
   * @throws UnreadableAnswer if it is no list, or is missing, or holds something else
   */
  public static <T> List<T> each(JsonNode list, Function<Fields, T> read) {
    if (!list.isArray()) {
      throw new UnreadableAnswer("it does not hold what it should");
    }
    List<T> all = new ArrayList<>();
    list.forEach(item -> all.add(read.apply(of(item))));
    return List.copyOf(all);
  }

  /**
   * A text that has to be there.
   *
   * @throws UnreadableAnswer if it isn't, or is something else
   */
  public String text(String name) {
    return optional(name).orElseThrow(() -> new UnreadableAnswer("it has an unexpected shape"));
  }

  /**
   * A text; empty when it is missing or null.
   *
   * @throws UnreadableAnswer if it is something else
   */
  public Optional<String> optional(String name) {
    JsonNode value = object.path(name);
    if (value.isContainerNode()) {
      throw new UnreadableAnswer("it has an unexpected shape");
    }
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  /** Whether it is there and true. */
  public boolean flag(String name) {
    return object.path(name).asBoolean(false);
  }

  /**
   * Several texts; none when they are missing or null.
   *
   * @throws UnreadableAnswer if it is something else
   */
  public List<String> texts(String name) {
    JsonNode list = object.path(name);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new UnreadableAnswer("it has an unexpected shape");
    }
    List<String> all = new ArrayList<>();
    list.forEach(item -> all.add(item.asText()));
    return List.copyOf(all);
  }
}

package dev.penstock.config.yaml;

import dev.penstock.config.problem.Position;
import java.util.List;
import java.util.Optional;

/** A piece of a YAML document. */
public sealed interface Node {

  /** Where it begins. */
  Position position();

  /** What it is, for people: {@code a list}. */
  String kind();

  /**
   * A single value.
   *
   * @param text the value as it is written, without quotes
   * @param type what YAML takes it for
   */
  record Scalar(Position position, String text, Type type) implements Node {
    /** What an unquoted value looks like; quoted ones are text. */
    public enum Type {
      TEXT("text"),
      NUMBER("a number"),
      BOOLEAN("true or false"),
      EMPTY("nothing");

      private final String shown;

      Type(String shown) {
        this.shown = shown;
      }
    }

    /** Whether it is text: quoted, or not to be taken for anything else. */
    public boolean isText() {
      return type == Type.TEXT;
    }

    /** Whether it is a number without quotes. */
    public boolean isNumber() {
      return type == Type.NUMBER;
    }

    /** Whether there is nothing, or a word that YAML takes for nothing. */
    public boolean isEmpty() {
      return type == Type.EMPTY;
    }

    @Override
    public String kind() {
      return type.shown;
    }
  }

  /** A list. */
  record Sequence(Position position, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the file's order; every key once. */
  record Mapping(Position position, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a block of keys";
    }

    /** The value of a key. */
    public Optional<Node> get(String key) {
      return entries.stream()
          .filter(entry -> entry.key().equals(key))
          .map(Entry::value)
          .findFirst();
    }
  }

  /**
   * A key and its value.
   *
   * @param at where the key is
   */
  record Entry(Position at, String key, Node value) {}
}

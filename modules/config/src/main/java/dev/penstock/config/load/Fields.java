package dev.penstock.config.load;

import dev.penstock.config.problem.Nearest;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The keys of one block while it is read. Opened with its section, asked for every key of it, and
 * then built: only when no required key is missing or wrong.
 */
final class Fields {
  private final Section section;
  private final Node.Mapping mapping;
  private final Reading reading;
  private final Set<String> unread;
  private boolean broken;

  private Fields(Section section, Node.Mapping mapping, Reading reading) {
    this.section = section;
    this.mapping = mapping;
    this.reading = reading;
    this.unread = new HashSet<>(section.keys());
  }

  /** Reads a block; empty when the node is no block or the block is not right. */
  static <T> Optional<T> read(
      Section section, Node node, Reading reading, Function<Fields, Supplier<T>> reader) {
    return Blocks.mapping(node, reading)
        .flatMap(mapping -> new Fields(section, mapping, reading).read(reader));
  }

  private <T> Optional<T> read(Function<Fields, Supplier<T>> reader) {
    refuseUnknownKeys();
    Supplier<T> built = reader.apply(this);
    if (!unread.isEmpty()) {
      throw new IllegalStateException("keys that nobody reads: " + unread);
    }
    return broken ? Optional.empty() : Optional.of(built.get());
  }

  /** The value of a required key. Only to be used when the block is built. */
  <T> Supplier<T> required(String key, ValueReader<T> reader) {
    return required(key, section.place(), reader);
  }

  /**
   * The value of a key that another key's value makes required. Only to be used when the block is
   * built.
   *
   * @param place where it is missed, for people
   */
  <T> Supplier<T> required(String key, String place, ValueReader<T> reader) {
    Optional<T> value = value(key, reader);
    if (value.isEmpty()) {
      broken = true;
      if (mapping.get(key).isEmpty()) {
        sayMissing(key, place);
      }
    }
    return value::orElseThrow;
  }

  /** The value of a key, or what holds without it. */
  <T> T optional(String key, ValueReader<T> reader, T otherwise) {
    return value(key, reader).orElse(otherwise);
  }

  /** The value of a key. */
  <T> Optional<T> optional(String key, ValueReader<T> reader) {
    return value(key, reader);
  }

  private <T> Optional<T> value(String key, ValueReader<T> reader) {
    if (!unread.remove(key)) {
      throw new IllegalStateException("no key of " + section + ", or read twice: " + key);
    }
    return mapping.get(key).flatMap(reader::read);
  }

  private void sayMissing(String key, String place) {
    reading.problems().add(mapping.position(), "missing key " + Quoted.of(key) + " " + place);
  }

  private void refuseUnknownKeys() {
    mapping.entries().stream()
        .filter(entry -> !section.keys().contains(entry.key()))
        .forEach(this::sayUnknown);
  }

  private void sayUnknown(Node.Entry entry) {
    String suggestion =
        Nearest.to(entry.key(), section.keys())
            .map(near -> "did you mean " + Quoted.of(near) + "?")
            .orElse("known " + section.place() + ": " + String.join(", ", section.keys()));
    reading.problems().add(entry.at(), "unknown key " + Quoted.of(entry.key()), suggestion);
  }
}

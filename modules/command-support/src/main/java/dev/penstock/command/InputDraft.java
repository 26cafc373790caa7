package dev.penstock.command;

import java.util.List;
import java.util.Optional;

/**
 * An input that is being declared. Ends with what becomes of it when nobody gives it: {@link
 * #required}, {@link #optional} or {@link #or}. Immutable.
 *
 * @param <V> what a value is
 */
public final class InputDraft<V> {
  private final String name;
  private final InputType<V> type;
  private final String description;
  private final boolean positional;
  private final List<String> variables;

  private InputDraft(
      String name,
      InputType<V> type,
      String description,
      boolean positional,
      List<String> variables) {
    this.name = name;
    this.type = type;
    this.description = description;
    this.positional = positional;
    this.variables = variables;
  }

  static <V> InputDraft<V> of(String name, InputType<V> type) {
    return new InputDraft<>(name, type, "", false, List.of());
  }

  /** What it is for: one sentence or two, as {@code action.yml} and the README have it too. */
  public InputDraft<V> describedAs(String text) {
    return new InputDraft<>(name, type, text, positional, variables);
  }

  /** On a command line it has a place and no name. */
  public InputDraft<V> positional() {
    return new InputDraft<>(name, type, description, true, variables);
  }

  /**
   * What gives it when neither the command line nor the workflow does.
   *
   * @param names variables of the vendor's own tools, such as {@code NEON_API_KEY}; the first one
   *     that is set counts
   */
  public InputDraft<V> from(String... names) {
    return new InputDraft<>(name, type, description, positional, List.of(names));
  }

  /** The command does not run without it. */
  public Input<V> required() {
    return new Input<>(spec(true, Optional.empty()), type.read(), Optional.empty());
  }

  /** It may be left out. */
  public Input<Optional<V>> optional() {
    return new Input<>(
        spec(false, Optional.empty()), this::readOptional, Optional.of(Optional.empty()));
  }

  /** Empty is what the text is not, and not what it says. */
  private Optional<Optional<V>> readOptional(String text) {
    Optional<V> value = type.read().apply(text);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  /** It has a default. */
  public Input<V> or(V value) {
    Optional<String> text = Optional.of(type.write().apply(value));
    return new Input<>(spec(false, text), type.read(), Optional.of(value));
  }

  private InputSpec spec(boolean required, Optional<String> defaultValue) {
    return new InputSpec(name, description, type, positional, variables, required, defaultValue);
  }
}

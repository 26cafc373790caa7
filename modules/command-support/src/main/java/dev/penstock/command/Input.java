package dev.penstock.command;

import dev.penstock.kernel.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One input of a command: what it is called, what it may be, and its value once the run has begun.
 *
 * <pre>{@code
 * private final Input<Path> config =
 *     Input.path("config").describedAs("Where the configuration is.").or(Path.of("penstock.yml"));
 * private final Input<Optional<Secret>> key =
 *     Input.secret("neon-api-key").describedAs("The key.").from("NEON_API_KEY").optional();
 * }</pre>
 *
 * <p>The input {@code neon-api-key} comes from the command line, as {@code --neon-api-key}; else
 * from {@code INPUT_NEON-API-KEY}; else from the first of its variables that is set; else it is its
 * default. A secret is never taken from the command line.
 *
 * <p>Objects, and not annotations: those would be read by reflection in every run, which takes
 * longer than all else that is done with inputs, and which no AOT cache can keep.
 *
 * <p>Belongs to one command object, which runs once. Not thread-safe before the run has begun.
 *
 * @param <T> what the command gets: an {@code Optional} of an input that may be left out
 */
public final class Input<T> implements InputGroup {
  private final InputSpec spec;
  private final Function<String, Optional<T>> read;
  private final Optional<T> otherwise;
  private Optional<T> given = Optional.empty();
  private boolean bound;

  /**
   * An input.
   *
   * @param read gives nothing for a text that is no value
   * @param otherwise the value when nobody gives one; empty when it is required
   */
  Input(InputSpec spec, Function<String, Optional<T>> read, Optional<T> otherwise) {
    this.spec = spec;
    this.read = read;
    this.otherwise = otherwise;
  }

  /** Any text that is not blank, without white space around it. */
  public static InputDraft<String> text(String name) {
    return InputDraft.of(name, InputType.text());
  }

  /** A text that must not be shown. */
  public static InputDraft<Secret> secret(String name) {
    return InputDraft.of(name, InputType.secretText());
  }

  /** A whole number of nine digits at most. */
  public static InputDraft<Integer> number(String name) {
    return InputDraft.of(name, InputType.number());
  }

  /** A whole number of eighteen digits at most. */
  public static InputDraft<Long> longNumber(String name) {
    return InputDraft.of(name, InputType.longNumber());
  }

  /** {@code true} or {@code false}; on a command line its name alone says {@code true}. */
  public static InputDraft<Boolean> flag(String name) {
    return InputDraft.of(name, InputType.flag());
  }

  /** A time such as {@code 90s}, {@code 5m} or {@code 1h30m}. */
  public static InputDraft<Duration> duration(String name) {
    return InputDraft.of(name, InputType.duration());
  }

  /** A path, as it was written. */
  public static InputDraft<Path> path(String name) {
    return InputDraft.of(name, InputType.path());
  }

  /** An address with a host, http or https. */
  public static InputDraft<URI> url(String name) {
    return InputDraft.of(name, InputType.url());
  }

  /** Several items. */
  public static InputDraft<ItemList> list(String name) {
    return InputDraft.of(name, InputType.list());
  }

  /**
   * One of a few words.
   *
   * @param constants all that may be chosen; people write their names in lower case with dashes
   */
  public static <E extends Enum<E>> InputDraft<E> choice(String name, E[] constants) {
    return InputDraft.of(name, InputType.choice(constants));
  }

  /**
   * Its value.
   *
   * @throws IllegalStateException before the run has begun, and of a required input that is missing
   *     or wrong; such a command is not run, but {@link ActionCommand#check} is called
   */
  public T value() {
    return given()
        .orElseThrow(() -> new IllegalStateException("nobody gave the input " + spec.name()));
  }

  /**
   * Its value; empty only of a required input that is missing or wrong, which is told anyway. For
   * {@link ActionCommand#check}.
   *
   * @throws IllegalStateException before the run has begun
   */
  public Optional<T> given() {
    if (!bound) {
      throw new IllegalStateException("too early to ask for the input " + spec.name());
    }
    return given;
  }

  @Override
  public List<Input<?>> inputs() {
    return List.of(this);
  }

  InputSpec spec() {
    return spec;
  }

  /**
   * Gives it a value.
   *
   * @return whether the text is one; if not, it is as if nobody had given any
   */
  boolean bind(String text) {
    Optional<T> value = read.apply(text);
    given = value.isPresent() ? value : otherwise;
    bound = true;
    return value.isPresent();
  }

  /** Nobody gave one. */
  void bindNothing() {
    given = otherwise;
    bound = true;
  }
}

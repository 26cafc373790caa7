package dev.penstock.kernel;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A value that must not be shown: a token, a password, a connection string.
 *
 * <p>Its text form is a fixed mask, so that it may stand in a log statement, an exception or a
 * record without harm. Immutable and thread-safe.
 */
public final class Secret {
  /** What stands for a secret wherever text is shown. */
  public static final String MASK = "***";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a value.
   *
   * @throws IllegalArgumentException if the value is blank: an absent secret is absent, not empty
   */
  public static Secret of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is not blank");
    }
    return new Secret(value);
  }

  /** The value itself, to be handed to what needs it and nowhere else. */
  public String reveal() {
    return value;
  }

  /** A secret made from this one, such as a connection string from a password. */
  public Secret map(UnaryOperator<String> change) {
    return of(change.apply(value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value);
  }

  @Override
  public String toString() {
    return MASK;
  }
}

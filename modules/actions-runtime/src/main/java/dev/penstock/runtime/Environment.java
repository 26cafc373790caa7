package dev.penstock.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * The variables a process was started with, as a value that tests can make up.
 *
 * <p>A blank variable counts as absent: the runner sets every input of an action, empty ones too.
 * Immutable; names are case-sensitive.
 */
public final class Environment {
  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The variables of this process. */
  public static Environment system() {
    return new Environment(System.getenv());
  }

  /** Made-up variables. */
  public static Environment of(Map<String, String> variables) {
    return new Environment(variables);
  }

  /** The value of a variable, without white space around it; empty when absent or blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Whether the variable says {@code true} or {@code 1}. */
  public boolean isOn(String name) {
    return get(name)
        .filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
        .isPresent();
  }

  /** Every variable, as it was given: what a child process inherits. Holds secrets. */
  public Map<String, String> variables() {
    return variables;
  }

  /** The names only: the values hold secrets. */
  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}

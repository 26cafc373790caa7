package dev.penstock.runtime;

import java.util.Locale;
import java.util.Optional;

/**
 * The inputs of an action, as the runner hands them over: {@code with: {neon-api-key: …}} arrives
 * as {@code INPUT_NEON-API-KEY}.
 *
 * @see <a
 *     href="https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#inputs">metadata
 *     syntax, inputs</a>
 */
public final class Inputs {
  private final Environment environment;

  Inputs(Environment environment) {
    this.environment = environment;
  }

  /** The variable that carries an input: upper case, spaces become underscores, dashes stay. */
  public static String variableOf(String input) {
    return "INPUT_" + input.replace(' ', '_').toUpperCase(Locale.ROOT);
  }

  /** What the workflow gave for the input; empty when it gave nothing or only white space. */
  public Optional<String> get(String input) {
    return environment.get(variableOf(input));
  }
}

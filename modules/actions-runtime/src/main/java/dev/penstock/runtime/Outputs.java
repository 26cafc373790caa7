package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import java.util.Optional;

/**
 * What later steps of the job can read. Values are redacted: an output is no place for a secret.
 *
 * <p>Outside a workflow each one is printed as a line {@code name=value}.
 */
public final class Outputs {
  private final Optional<RunnerFile> file;
  private final Console console;
  private final Redactor redactor;

  Outputs(Optional<RunnerFile> file, Console console, Redactor redactor) {
    this.file = file;
    this.console = console;
    this.redactor = redactor;
  }

  /**
   * Sets one output; setting it again replaces it.
   *
   * @param value any text, of several lines too
   * @throws IllegalArgumentException if the name is not letters, digits, dashes and underscores
   * @throws dev.penstock.kernel.PenstockException with exit 3 if the runner's file cannot be
   *     written
   */
  public void set(String name, String value) {
    file.ifPresentOrElse(
        runner -> runner.append(name, redactor.redact(value)),
        () -> console.result(name + "=" + value));
  }
}

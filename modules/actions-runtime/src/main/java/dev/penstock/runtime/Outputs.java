package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.util.Optional;

/**
 * What later steps of the job can read. Values are redacted; a secret is handed on only when it is
 * given as one.
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

  /**
   * Sets one output to a secret. The runner is told to mask it before the later steps can have it.
   * Outside a workflow only the mask is printed: a terminal is no place for it.
   */
  public void setSecret(String name, Secret value) {
    redactor.add(value);
    file.ifPresentOrElse(
        runner -> runner.append(name, value.reveal()),
        () -> console.result(name + "=" + Secret.MASK));
  }
}

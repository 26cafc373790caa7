package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import java.util.Locale;
import java.util.Optional;

/**
 * What an action's main part leaves for its own clean-up, which runs when the job ends. Values are
 * redacted. Outside a workflow nothing is kept: there is no clean-up.
 */
public final class JobState {
  private final Optional<RunnerFile> file;
  private final Environment environment;
  private final Redactor redactor;

  JobState(Optional<RunnerFile> file, Environment environment, Redactor redactor) {
    this.file = file;
    this.environment = environment;
    this.redactor = redactor;
  }

  /** Keeps a value for the clean-up. */
  public void save(String name, String value) {
    file.ifPresent(runner -> runner.append(name, redactor.redact(value)));
  }

  /** What the main part kept. */
  public Optional<String> saved(String name) {
    return environment
        .get("STATE_" + name)
        .or(() -> environment.get("STATE_" + name.toUpperCase(Locale.ROOT)));
  }
}

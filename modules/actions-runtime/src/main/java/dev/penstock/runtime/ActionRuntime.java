package dev.penstock.runtime;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an action has of the runner it runs on: what it is given and where it answers. The same on a
 * developer's machine, where results go to the terminal.
 *
 * <p>Everything it writes is redacted. Thread-safe.
 */
public final class ActionRuntime {
  private final Environment environment;
  private final Redactor redactor;
  private final Console console;
  private final ConsoleProgress progress;
  private final Masks masks;

  private ActionRuntime(Environment environment, Streams streams, Redactor redactor, Time time) {
    this.environment = environment;
    this.redactor = redactor;
    this.console = new Console(streams, redactor, run().inWorkflow());
    this.masks = new Masks(console, redactor);
    this.progress = new ConsoleProgress(console, time, environment.isOn("RUNNER_DEBUG"));
  }

  /** The runtime of this process. */
  public static ActionRuntime system(Time time) {
    return of(Environment.system(), Streams.system(), new Redactor(), time);
  }

  /** A runtime of made-up parts. */
  public static ActionRuntime of(
      Environment environment, Streams streams, Redactor redactor, Time time) {
    return new ActionRuntime(environment, streams, redactor, time);
  }

  /**
   * Initialises by use what a run answers with: secure random numbers alone take 12 ms. Meant for a
   * thread beside the run.
   */
  public static void prepareAnswer() {
    var _ = RunnerFile.unforeseen();
    var _ = LogLine.of("");
    var _ = new ActionResult("", ExitCode.DONE, "", "", Map.of()).json(new Redactor());
  }

  /** The variables of the process. */
  public Environment environment() {
    return environment;
  }

  /** What takes secrets out of text; the one that everything written here goes through. */
  public Redactor redactor() {
    return redactor;
  }

  /** The action's inputs. */
  public Inputs inputs() {
    return new Inputs(environment);
  }

  /** What later steps can read. */
  public Outputs outputs() {
    return new Outputs(runnerFile("GITHUB_OUTPUT"), console, redactor);
  }

  /** What the action's clean-up can read. */
  public JobState state() {
    return new JobState(runnerFile("GITHUB_STATE"), environment, redactor);
  }

  /** The step's part of the run's page. */
  public JobSummary summary() {
    return new JobSummary(environment.get("GITHUB_STEP_SUMMARY").map(Path::of), redactor);
  }

  /** Makes secrets known before they are used. */
  public Masks masks() {
    return masks;
  }

  /** Remarks on the run's page. */
  public Annotations annotations() {
    return new Annotations(console);
  }

  /** Where the run tells what it does. */
  public ConsoleProgress progress() {
    return progress;
  }

  /** The facts of the run. */
  public GitHubRun run() {
    return new GitHubRun(environment);
  }

  /** The event that started the run. */
  public EventPayload event() {
    return new EventPayload(environment);
  }

  /** Prints lines to standard output as they are, but redacted: the answer of a command. */
  public void print(String text) {
    text.lines().forEach(console::result);
  }

  /** Prints lines for the person who watches, without a time before them. */
  public void tell(String text) {
    text.lines().forEach(console::tell);
  }

  private Optional<RunnerFile> runnerFile(String variable) {
    return environment.get(variable).map(Path::of).map(RunnerFile::new);
  }
}

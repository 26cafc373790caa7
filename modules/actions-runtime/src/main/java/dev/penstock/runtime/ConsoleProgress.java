package dev.penstock.runtime;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import java.time.Instant;
import java.util.Locale;

/**
 * Progress on the console. Every line is redacted and made harmless; outside a workflow, whose log
 * has times of its own, it begins with the seconds since the start. Thread-safe.
 */
public final class ConsoleProgress implements Progress {
  private final Console console;
  private final Time time;
  private final Instant start;
  private final boolean runnerDebugs;
  private volatile boolean debug;

  ConsoleProgress(Console console, Time time, boolean runnerDebugs) {
    this.console = console;
    this.time = time;
    this.start = time.now();
    this.runnerDebugs = runnerDebugs;
    this.debug = runnerDebugs;
  }

  /** Shows debug lines from now on, whatever the runner was told. */
  public void showDebug() {
    debug = true;
  }

  /** Whether debug lines are shown. */
  public boolean showsDebug() {
    return debug;
  }

  @Override
  public void say(String line) {
    console.tell(elapsed() + line);
  }

  @Override
  public void debug(String line) {
    if (debug && console.inWorkflow() && runnerDebugs) {
      console.command(new WorkflowCommand("debug", line));
    } else if (debug) {
      console.tell(elapsed() + "debug: " + line);
    }
  }

  @Override
  public void warn(String line) {
    if (console.inWorkflow()) {
      console.command(new WorkflowCommand("warning", line));
    } else {
      console.tell(elapsed() + "warning: " + line);
    }
  }

  /** Folds the lines told until it is closed under a title; groups do not nest. */
  public Group group(String title) {
    if (console.inWorkflow()) {
      console.command(new WorkflowCommand("group", title));
      return () -> console.command(new WorkflowCommand("endgroup", ""));
    }
    console.tell(elapsed() + title);
    return () -> {};
  }

  private String elapsed() {
    return console.inWorkflow()
        ? ""
        : String.format(Locale.ROOT, "%6.1f s  ", time.since(start).toMillis() / 1000.0);
  }

  /** An open group of lines. */
  @FunctionalInterface
  public interface Group extends AutoCloseable {
    @Override
    void close();
  }
}

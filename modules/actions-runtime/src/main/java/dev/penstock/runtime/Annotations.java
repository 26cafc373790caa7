package dev.penstock.runtime;

/** Remarks on the page of a run; outside a workflow plain lines. Thread-safe. */
public final class Annotations {
  private final Console console;

  Annotations(Console console) {
    this.console = console;
  }

  /** What made the run fail. */
  public void error(Annotation annotation) {
    write("error", annotation);
  }

  /** What is off although the run goes on. */
  public void warning(Annotation annotation) {
    write("warning", annotation);
  }

  /** What is worth knowing. */
  public void notice(Annotation annotation) {
    write("notice", annotation);
  }

  private void write(String level, Annotation annotation) {
    if (console.inWorkflow()) {
      console.command(annotation.command(level));
    } else {
      (level + ": " + annotation.text()).lines().forEach(console::tell);
    }
  }
}

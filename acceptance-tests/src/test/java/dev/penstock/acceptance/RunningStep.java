package dev.penstock.acceptance;

import java.util.concurrent.TimeUnit;

/** A step's process. */
record RunningStep(Process process, RunnerFiles files) {
  private static final int PATIENCE = 180;

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits until it has ended, by itself or not. */
  StepRun finish() {
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new AssertionError("did not end within " + PATIENCE + " s: " + files.read(-1).log());
      }
      return files.read(process.exitValue());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

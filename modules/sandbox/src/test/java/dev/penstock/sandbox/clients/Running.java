package dev.penstock.sandbox.clients;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs a process to its end, or to the end of its time. */
final class Running {

  private Running() {}

  static Output toEnd(ProcessBuilder builder, Duration timeout) {
    try {
      Path out = Files.createTempFile("client", ".out");
      Path err = Files.createTempFile("client", ".err");
      try {
        int exit = await(builder.redirectOutput(out.toFile()).redirectError(err.toFile()), timeout);
        return new Output(exit, Files.readString(out), Files.readString(err));
      } catch (SlowException e) {
        throw new AssertionError(
            e.getMessage() + "\n" + Files.readString(out) + "\n" + Files.readString(err), e);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(ProcessBuilder builder, Duration timeout)
      throws IOException, SlowException {
    Process process = builder.redirectInput(ProcessBuilder.Redirect.from(nothing())).start();
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SlowException(builder.command().getFirst() + " did not end in " + timeout);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlowException("interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static File nothing() {
    return new File("/dev/null");
  }

  private static final class SlowException extends Exception {
    private static final long serialVersionUID = 1L;

    SlowException(String message) {
      super(message);
    }
  }
}

package dev.penstock.command;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/**
 * Turns whatever was thrown into the failure a person is told. What nobody foresaw is a fault of
 * Penstock: its message is not shown, as nobody knows what is in it.
 */
final class FailureMapper {
  private static final String ISSUES = "https://github.com/penstock/deploy-preview/issues";

  private FailureMapper() {}

  static Failure failureOf(Throwable thrown, Progress progress) {
    trace(thrown).lines().forEach(progress::debug);
    return thrown instanceof PenstockException known ? known.failure() : internal(thrown);
  }

  private static Failure internal(Throwable thrown) {
    return Failure.unavailable(
        "internal-error",
        "Penstock itself failed: " + thrown.getClass().getSimpleName() + place(thrown),
        "this is a fault of Penstock, not of the workflow",
        "Run it again with debug logging and report what it prints at " + ISSUES + ".");
  }

  private static String place(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("dev.penstock."))
        .findFirst()
        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("");
  }

  private static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}

package dev.penstock.selftest;

import dev.penstock.kernel.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs each action as a workflow does, in a process of its own: with this Java and this program.
 *
 * @param options what Java is given besides, in the form of {@code JDK_JAVA_OPTIONS}
 */
record OwnProcesses(String options) implements Player {
  private static final String PROGRAM = "dev.penstock.launcher.Main";

  @Override
  public int play(String action, Map<String, String> environment, Time time, OutputStream log) {
    ProcessBuilder builder =
        new ProcessBuilder(java(), "-cp", System.getProperty("java.class.path"), PROGRAM, action)
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("JDK_JAVA_OPTIONS", options);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      process.getInputStream().transferTo(log);
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an action ran", e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

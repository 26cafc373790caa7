package dev.penstock.sandbox;

import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The sandbox as a program. Prints what to set to use it, as shell {@code export} lines, and runs
 * until its standard input ends or a signal stops it. Exits with 2 when its options are wrong.
 */
public final class SandboxMain {
  private SandboxMain() {}

  /** See {@code docs/sandbox.md}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 1 && args[0].equals("--help")) {
      System.out.print(Arguments.USAGE);
      return;
    }
    Arguments arguments;
    try {
      arguments = Arguments.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      System.err.print(Arguments.USAGE);
      System.exit(2);
      return;
    }
    run(arguments);
  }

  private static void run(Arguments arguments) throws IOException, InterruptedException {
    System.err.println("starting PostgreSQL, workerd and the APIs …");
    try (Sandbox sandbox = Sandbox.start(arguments.options())) {
      // A signal does not end a try: the hook closes, a second close does nothing.
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
      tell(arguments, sandbox.environment());
      await(arguments.keepRunning());
    }
  }

  private static void tell(Arguments arguments, Map<String, String> environment)
      throws IOException {
    if (arguments.portFile().isPresent()) {
      writeAtOnce(arguments.portFile().get(), Json.write(environment));
    }
    environment.forEach(
        (name, value) -> System.out.println("export " + name + "=" + quoted(value)));
    System.out.flush();
  }

  /** As a shell reads it back: addresses stand for themselves, anything odd is quoted. */
  private static String quoted(String value) {
    return value.matches("[\\w./:@%+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Whoever waits for the file finds all of it or nothing. */
  private static void writeAtOnce(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, content);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void await(boolean keepRunning) throws IOException, InterruptedException {
    if (keepRunning) {
      new CountDownLatch(1).await();
    }
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}

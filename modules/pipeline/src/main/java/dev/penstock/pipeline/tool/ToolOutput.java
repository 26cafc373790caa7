package dev.penstock.pipeline.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads what a process prints, as it prints it, and keeps the end of it. */
final class ToolOutput {
  /** A program that detached a child may leave its output open for ever. */
  private static final Duration LONGEST_WAIT_AFTER_THE_END = Duration.ofSeconds(2);

  private static final int LONGEST_LAST_LINE = 1_000;
  private static final Pattern TERMINAL_CODES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

  /** The frames of a JavaScript or Java stack trace would push out the line that says why. */
  private static final Pattern STACK_FRAME = Pattern.compile("\\s+at \\S.*:\\d+\\)?");

  private final Deque<String> lastLines = new ArrayDeque<>();
  private final Deque<String> stdout = new ArrayDeque<>();
  private final Listener listener;
  private final CountDownLatch open;

  private ToolOutput(Listener listener, int streams) {
    this.listener = listener;
    this.open = new CountDownLatch(streams);
  }

  /** Who hears what is printed. */
  interface Listener {
    /** The line without its secrets. */
    String redact(String line);

    /** Told of every line, redacted. */
    void heard(String line);
  }

  /**
   * Starts to read.
   *
   * @param apart whether standard error is a stream of its own
   */
  static ToolOutput of(Process process, boolean apart, Listener listener) {
    ToolOutput output = new ToolOutput(listener, apart ? 2 : 1);
    output.start("tool-output", process.inputReader(UTF_8), apart);
    if (apart) {
      output.start("tool-errors", process.errorReader(UTF_8), false);
    }
    return output;
  }

  /** How a process ended that has ended. */
  ToolResult result(int exit, boolean timedOut) throws InterruptedException {
    if (!open.await(LONGEST_WAIT_AFTER_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
      listener.heard("(something it started still holds its output)");
    }
    synchronized (this) {
      return new ToolResult(exit, List.copyOf(lastLines), timedOut, List.copyOf(stdout));
    }
  }

  private void start(String name, BufferedReader reader, boolean isAnswer) {
    Thread.ofPlatform().daemon().name(name).start(() -> read(reader, isAnswer));
  }

  private void read(BufferedReader reader, boolean isAnswer) {
    try (reader) {
      CutLines lines = new CutLines(reader);
      Optional<CutLines.Line> line = lines.next();
      while (line.isPresent()) {
        hear(line.get(), isAnswer);
        line = lines.next();
      }
    } catch (IOException e) {
      keep(lastLines, ToolResult.KEPT_LINES, "(the rest of the output could not be read)");
    } finally {
      open.countDown();
    }
  }

  private void hear(CutLines.Line line, boolean isAnswer) {
    String plain = TERMINAL_CODES.matcher(line.text()).replaceAll("").stripTrailing();
    String redacted = listener.redact(plain);
    String shown = line.isCut() ? start(redacted) + "…" : redacted;
    listener.heard(shown);
    if (isAnswer && !shown.isBlank()) {
      keep(stdout, ToolResult.KEPT_ANSWER, shown);
    }
    if (!shown.isBlank() && !STACK_FRAME.matcher(shown).matches()) {
      keep(lastLines, ToolResult.KEPT_LINES, shortened(shown));
    }
  }

  private synchronized void keep(Deque<String> kept, int most, String line) {
    kept.add(line);
    if (kept.size() > most) {
      kept.removeFirst();
    }
  }

  private static String shortened(String line) {
    return line.length() > LONGEST_LAST_LINE ? start(line) + "…" : line;
  }

  /** A line that was read only in part may end in a part of a secret: its end is never shown. */
  private static String start(String line) {
    return line.substring(0, Math.min(LONGEST_LAST_LINE, line.length()));
  }
}

package dev.penstock.rehearsal;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the story on a terminal. */
final class Teller {
  private final PrintStream out;
  private final boolean coloured;

  Teller(PrintStream out) {
    this.out = out;
    this.coloured = isTerminal() && System.getenv("NO_COLOR") == null;
  }

  /** A new chapter. */
  void chapter(String title) {
    out.println();
    out.println(styled("1", title));
  }

  /** Something that a person would want to see. */
  void say(String line) {
    out.println("  " + line);
  }

  /** A line of one of the real commands. */
  void quote(String line) {
    out.println(styled("2", "  │ " + line));
  }

  /** Something that was looked at, and is as it should be or not. */
  void seen(boolean good, String line) {
    out.println("  " + (good ? styled("32", "✓ ") : styled("31", "✗ ")) + line);
  }

  /** A block of text as it is. */
  void block(String text) {
    text.lines().forEach(line -> out.println("    " + line));
  }

  /** Does something that takes a moment, and says how long it took. */
  <T> T timed(String what, Supplier<T> work) {
    out.print("  " + what + " … ");
    out.flush();
    long start = System.nanoTime();
    T result = work.get();
    out.println(seconds(Duration.ofNanos(System.nanoTime() - start)));
    return result;
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private String styled(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

package dev.penstock.runtime;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a run's text goes.
 *
 * @param out standard output
 * @param err standard error
 */
public record Streams(PrintStream out, PrintStream err) {

  /** This process's own streams. UTF-8 whatever the locale: containers often have none. */
  public static Streams system() {
    return new Streams(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}

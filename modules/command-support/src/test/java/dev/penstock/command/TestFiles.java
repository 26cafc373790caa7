package dev.penstock.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files beside these tests. */
final class TestFiles {
  static final Path FOLDER = Path.of("src/test/resources/dev/penstock/command");

  private TestFiles() {}

  static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts kept as files, to be read by people. {@code -Dpenstock.golden=write} writes them anew; read
 * the difference before you commit it.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/penstock/report");

  private Golden() {}

  static void assertMatches(String name, String actual) {
    Path file = FOLDER.resolve(name);
    try {
      if ("write".equals(System.getProperty("penstock.golden"))) {
        Files.writeString(file, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

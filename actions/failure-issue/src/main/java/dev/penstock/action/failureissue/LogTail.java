package dev.penstock.action.failureissue;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The last lines of a log, which may be very long. What they say is data. */
final class LogTail {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_LINES = 40;
  private static final int LONGEST_LINE = 1_000;
  private static final Pattern TERMINAL_CODES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

  private LogTail() {}

  /**
   * Reads them, without empty ones and without colours.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the file cannot be read
   */
  static String of(Path file, Redactor redactor) {
    String text = TERMINAL_CODES.matcher(end(file)).replaceAll("");
    // Redacted before anything is cut: half a secret is not known again.
    List<String> lines =
        redactor
            .redact(text)
            .lines()
            .filter(line -> !line.isBlank())
            .map(LogTail::shortened)
            .toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
  }

  private static String end(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - MOST_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      channel.position(start);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A file may be read in pieces.
      }
      return wholeLines(
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8), start > 0);
    } catch (IOException e) {
      throw Failure.invalid(
              "log-unreadable",
              "The file of log-file could not be read",
              e.getClass().getSimpleName(),
              "Let it name a file in the workspace, or leave it out.")
          .asException(e);
    }
  }

  /** Without the line that was cut in two. */
  private static String wholeLines(String text, boolean cut) {
    int first = text.indexOf('\n');
    return !cut ? text : first < 0 ? "" : text.substring(first + 1);
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }
}

package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The Markdown that the page of a run shows for this step. Redacted. Outside a workflow nothing is
 * written.
 *
 * <p>GitHub drops a summary of more than 1 MiB altogether; a longer one is cut at the end of a line
 * and says so.
 */
public final class JobSummary {
  static final int LIMIT_BYTES = 1024 * 1024;
  static final String CUT_NOTE = "\n\n> The rest was cut: a job summary holds 1 MiB at most.\n";

  private final Optional<Path> file;
  private final Redactor redactor;

  JobSummary(Optional<Path> file, Redactor redactor) {
    this.file = file;
    this.redactor = redactor;
  }

  /**
   * Adds a section.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 3 if the runner's file cannot be
   *     written
   */
  public void add(String markdown) {
    file.ifPresent(path -> append(path, redactor.redact(markdown).stripTrailing() + "\n\n"));
  }

  private static void append(Path path, String text) {
    int room = LIMIT_BYTES - size(path);
    if (bytes(text) <= room - bytes(CUT_NOTE)) {
      RunnerFile.append(path, text);
    } else if (room > bytes(CUT_NOTE)) {
      // Fills the file to the last byte, so that no later section finds room after the note.
      String cut = cut(text, room - bytes(CUT_NOTE)) + CUT_NOTE;
      RunnerFile.append(path, cut + "\n".repeat(room - bytes(cut)));
    }
  }

  private static String cut(String text, int bytes) {
    byte[] head = new byte[bytes];
    System.arraycopy(text.getBytes(StandardCharsets.UTF_8), 0, head, 0, bytes);
    int end = bytes;
    while (end > 0 && head[end - 1] != '\n') {
      end--;
    }
    return new String(head, 0, end, StandardCharsets.UTF_8);
  }

  private static int size(Path path) {
    try {
      return Files.exists(path) ? Math.toIntExact(Files.size(path)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

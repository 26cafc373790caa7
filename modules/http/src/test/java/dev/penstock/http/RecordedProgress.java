package dev.penstock.http;

import dev.penstock.kernel.Progress;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told. Thread-safe. */
public final class RecordedProgress implements Progress {
  private final List<String> said = new ArrayList<>();
  private final List<String> debugged = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();

  @Override
  public synchronized void say(String line) {
    said.add(line);
  }

  @Override
  public synchronized void debug(String line) {
    debugged.add(line);
  }

  @Override
  public synchronized void warn(String line) {
    warned.add(line);
  }

  /** What a watching person saw. */
  public synchronized List<String> said() {
    return List.copyOf(said);
  }

  /** What somebody who looks for a fault saw beside that. */
  public synchronized List<String> debugged() {
    return List.copyOf(debugged);
  }

  /** The warnings. */
  public synchronized List<String> warned() {
    return List.copyOf(warned);
  }
}

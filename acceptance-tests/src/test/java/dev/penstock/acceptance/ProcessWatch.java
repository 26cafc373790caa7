package dev.penstock.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at the process list, as anybody on the machine can, for as long as it is open: at what this
 * JVM has started, since other programs of the machine are none of its business.
 */
final class ProcessWatch implements AutoCloseable {
  private static final int MILLISECONDS_BETWEEN = 2;

  /**
   * A process as it was seen.
   *
   * @param command its arguments
   * @param environment its variables, {@code NAME=value}
   */
  record Seen(List<String> command, List<String> environment) {}

  private final Set<Seen> seen = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> before = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  private ProcessWatch() {
    processes().forEach(process -> before.put(process.toString(), true));
    thread = Thread.ofPlatform().name("process-watch").start(this::watch);
  }

  /** Sees the processes that begin from now on. */
  static ProcessWatch open() {
    return new ProcessWatch();
  }

  private void watch() {
    try {
      do {
        processes().filter(process -> !before.containsKey(process.toString())).forEach(this::look);
      } while (!over.await(MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<Path> processes() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> Path.of("/proc", Long.toString(process.pid())));
  }

  private void look(Path process) {
    List<String> command = words(process.resolve("cmdline"));
    if (!command.isEmpty()) {
      seen.add(new Seen(command, words(process.resolve("environ"))));
    }
  }

  /** None when it is gone, or somebody else's. */
  private static List<String> words(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Stream.of(text.split("\0", -1)).filter(word -> !word.isEmpty()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What was seen; to be asked when it is closed. */
  Set<Seen> seen() {
    return Set.copyOf(seen);
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

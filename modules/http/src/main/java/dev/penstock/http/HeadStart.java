package dev.penstock.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Gets ready what the first request needs, on threads of its own, while the program reads its
 * arguments: the HTTP library on one, TLS and the certificates of some 140 authorities on the
 * other. Together they take a third of a short run. Who makes a transport waits until both are
 * over, so that no two threads initialise one library at a time.
 */
public final class HeadStart {
  private static volatile List<CompletableFuture<Void>> begun = List.of();

  private HeadStart() {}

  /** Begins, and returns at once. The threads keep no process alive. */
  public static void begin() {
    begin(Authorities::prepare, OkHttpTransport::prepare);
  }

  static void begin(Runnable... preparations) {
    begun =
        List.of(preparations).stream()
            .map(task -> CompletableFuture.runAsync(task, HeadStart::onDaemonThread))
            .toList();
  }

  /** Waits for what has begun. What went wrong in it shows again where it is needed. */
  static void await() {
    begun.forEach(running -> running.handle((nothing, failure) -> true).join());
  }

  private static void onDaemonThread(Runnable task) {
    Thread.ofPlatform().daemon().name("head-start").start(task);
  }
}

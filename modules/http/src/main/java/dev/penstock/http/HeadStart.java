package dev.penstock.http;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gets ready what the first request needs, on a thread of its own, while the program reads its
 * arguments: the HTTP library, TLS, and the certificates of some 140 authorities, which together
 * take a third of a short run. Who makes a transport waits until it is over, so that no two threads
 * initialise one library at a time.
 */
public final class HeadStart {
  private static volatile @Nullable CompletableFuture<Void> begun;

  private HeadStart() {}

  /** Begins, and returns at once. The thread keeps no process alive. */
  public static void begin() {
    begin(OkHttpTransport::prepare);
  }

  static void begin(Runnable preparation) {
    begun = CompletableFuture.runAsync(preparation, HeadStart::onDaemonThread);
  }

  /** Waits for one that has begun. What went wrong in it shows again where it is needed. */
  static void await() {
    CompletableFuture<Void> running = begun;
    if (running != null) {
      running.handle((nothing, failure) -> true).join();
    }
  }

  private static void onDaemonThread(Runnable task) {
    Thread.ofPlatform().daemon().name("head-start").start(task);
  }
}

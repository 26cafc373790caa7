package dev.penstock.http;

import dev.penstock.json.Json;
import java.util.concurrent.CompletableFuture;

/**
 * Gets ready what the first request needs, on threads of its own, while the program reads its
 * arguments: the HTTP library on one; TLS, with the certificates of some 140 authorities, on
 * another. Each takes about as long as reading the arguments. Who comes to need one of them waits
 * until it is over, so that no two threads initialise one library at a time, and gets JSON ready in
 * the meantime. After the library comes what the end of the run needs: by then the run mostly waits
 * for its first answer.
 */
public final class HeadStart {
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);
  private static volatile CompletableFuture<Void> library = NOTHING;
  private static volatile CompletableFuture<Void> tls = NOTHING;

  private HeadStart() {}

  /**
   * Begins, and returns at once. The threads keep no process alive.
   *
   * @param secure whether TLS will be needed, as anywhere but in a sandbox
   * @param forTheEnd gets ready what the end of the run needs; nobody waits for it, and what goes
   *     wrong with it is left to whoever comes to need it
   */
  public static void begin(boolean secure, Runnable forTheEnd) {
    begin(OkHttpTransport::prepare, forTheEnd);
    if (secure) {
      tls = CompletableFuture.runAsync(Authorities::prepare, HeadStart::onDaemonThread);
    }
  }

  static void begin(Runnable forLibrary, Runnable forTheEnd) {
    library = CompletableFuture.runAsync(forLibrary, HeadStart::onDaemonThread);
    var _ = library.thenRunAsync(forTheEnd, HeadStart::onDaemonThread);
  }

  /** Waits for the HTTP library. What went wrong with it shows again where it is needed. */
  static void awaitLibrary() {
    if (!library.isDone()) {
      Json.prepare();
    }
    await(library);
  }

  /** Waits for TLS. What went wrong with it shows again where it is needed. */
  static void awaitTls() {
    await(tls);
  }

  private static void await(CompletableFuture<Void> running) {
    running.handle((nothing, failure) -> true).join();
  }

  private static void onDaemonThread(Runnable task) {
    Thread.ofPlatform().daemon().name("head-start").start(task);
  }
}

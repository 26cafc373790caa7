package dev.penstock.http;

import dev.penstock.json.Json;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Gets ready what the first request needs, on threads of its own, while the program reads its
 * arguments: the HTTP library on one; TLS, with the certificates of some 140 authorities, on
 * another. Who comes to need one of them waits until it is over, so that no two threads initialise
 * one library at a time. After the library comes what answers need, and what the end of the run
 * needs: by then the run mostly waits for its first answer.
 *
 * <p>Nobody hears of what goes wrong here: it shows again where it is needed. The threads keep no
 * process alive.
 */
public final class HeadStart {
  private static volatile @Nullable Thread library;
  private static volatile @Nullable Thread tls;

  private HeadStart() {}

  /**
   * Begins with the library, which takes longest, and returns soon: the time zones that the library
   * needs are read here, beside the rest.
   *
   * @param forTheEnd gets ready what the end of the run needs
   */
  public static void library(Runnable forTheEnd) {
    library(OkHttpTransport::prepare, forTheEnd);
    var _ = TimeZone.getTimeZone("GMT");
  }

  static void library(Runnable preparation, Runnable forTheEnd) {
    Thread preparing = started(preparation);
    library = preparing;
    started(
        () -> {
          await(preparing);
          Json.prepare();
          forTheEnd.run();
        });
  }

  /** Begins with TLS, and returns at once. */
  public static void tls() {
    tls = started(Authorities::prepare);
    started(HandshakeMathematics::prepare);
  }

  /** Waits for the HTTP library, if it was begun with. */
  static void awaitLibrary() {
    await(library);
  }

  /** Waits for TLS, if it was begun with. */
  static void awaitTls() {
    await(tls);
  }

  private static void await(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread started(Runnable preparation) {
    return Thread.ofPlatform()
        .daemon()
        .name("head-start")
        .uncaughtExceptionHandler((thread, failure) -> {})
        .start(preparation);
  }
}

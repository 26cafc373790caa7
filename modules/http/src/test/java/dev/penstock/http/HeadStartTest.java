package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadStartTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    gate.countDown();
  }

  @Test
  void a_transport_waits_until_the_library_is_ready() throws InterruptedException {
    HeadStart.library(this::held, () -> {});
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    Thread maker =
        Thread.startVirtualThread(() -> new OkHttpTransport(TransportOptions.defaults()));
    assertThat(maker.join(Duration.ofMillis(50))).isFalse();
    gate.countDown();
    assertThat(maker.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void a_head_start_that_fails_leaves_the_failure_to_whoever_needs_what_it_prepares()
      throws IOException, TransportFault {
    HeadStart.library(
        () -> {
          throw new IllegalStateException("no library here");
        },
        () -> {});
    try (LoopbackServer server = LoopbackServer.http();
        OkHttpTransport transport = new OkHttpTransport(TransportOptions.defaults())) {
      server.answer(Method.GET, "/", new Response(204, Headers.none(), Content.empty()));
      assertThat(transport.send(Request.get(server.uri())).status()).isEqualTo(204);
    }
  }

  @Test
  void what_the_end_needs_keeps_no_transport_waiting() throws InterruptedException {
    HeadStart.library(() -> {}, this::held);
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    new OkHttpTransport(TransportOptions.defaults()).close();
  }

  private void held() {
    entered.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

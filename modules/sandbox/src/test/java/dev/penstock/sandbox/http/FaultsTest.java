package dev.penstock.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private final AtomicInteger handled = new AtomicInteger();
  private final Running running =
      Running.with(
          new Router()
              .route("GET", "/a", this::count)
              .route("GET", "/b/{id}", this::count)
              .route("POST", "/a", this::count));

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void latency_delays_and_then_handles() throws Exception {
    order(Target.any(), Fault.latency(Duration.ofMillis(150)), 1);
    long start = System.nanoTime();
    assertThat(running.get("/a").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(150));
    assertThat(running.faults().pending()).isZero();
  }

  @Test
  void an_answer_replaces_the_handler_as_often_as_ordered() throws Exception {
    Reply busy = Reply.json(429, Map.of("message", "slow down")).withHeader("Retry-After", "1");
    order(Target.any(), Fault.answer(busy), 2);
    assertThat(running.get("/a").headers().firstValue("Retry-After")).hasValue("1");
    assertThat(running.get("/a").body()).contains("slow down");
    assertThat(handled).hasValue(0);
    assertThat(running.get("/a").statusCode()).isEqualTo(200);
  }

  @Test
  void only_what_fits_the_target_meets_a_fault() throws Exception {
    order(Target.of("other"), Fault.status(500), 1);
    order(Target.of("test").method("POST"), Fault.status(501), 1);
    order(Target.of("test", "GET", "/b/{id}"), Fault.status(502), 1);
    assertThat(running.get("/a").statusCode()).isEqualTo(200);
    assertThat(running.get("/b/1").statusCode()).isEqualTo(502);
    assertThat(running.faults().pending()).isEqualTo(2);
  }

  @Test
  void latency_and_another_fault_meet_one_request() throws Exception {
    order(Target.any(), Fault.latency(Duration.ofMillis(20)), 1);
    order(Target.any(), Fault.status(503), 1);
    order(Target.any(), Fault.status(500), 1);
    assertThat(running.get("/a").statusCode()).isEqualTo(503);
    assertThat(running.faults().pending()).isEqualTo(1);
  }

  @Test
  void a_lasting_fault_is_met_by_every_request_until_it_is_taken_back() throws Exception {
    running.faults().orderLasting(Target.any(), Fault.status(503));
    assertThat(running.get("/a").statusCode()).isEqualTo(503);
    assertThat(running.get("/a").statusCode()).isEqualTo(503);
    assertThat(running.faults().pending()).isZero();
    running.faults().clear();
    assertThat(running.get("/a").statusCode()).isEqualTo(200);
  }

  @Test
  void a_request_has_arrived_before_its_latency() throws Exception {
    order(Target.any(), Fault.latency(Duration.ofMillis(50)), 1);
    Instant sent = Instant.now();
    running.get("/a");
    Instant answered = Instant.now();
    assertThat(running.log().all().getFirst().arrived())
        .isBetween(sent, answered.minus(Duration.ofMillis(50)));
  }

  @Test
  void a_reset_is_a_tcp_reset_and_nothing_is_handled() {
    order(Target.any(), Fault.reset(), 1);
    assertThatThrownBy(() -> raw("GET /a HTTP/1.1"))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(handled).hasValue(0);
    assertThat(running.log().all().getFirst().fault()).hasValue("reset");
    assertThat(running.log().all().getFirst().status()).isZero();
  }

  @Test
  void a_reset_afterwards_has_been_handled() {
    order(Target.any(), Fault.resetAfterwards(), 1);
    assertThatThrownBy(() -> raw("GET /a HTTP/1.1")).isInstanceOf(SocketException.class);
    assertThat(handled).hasValue(1);
  }

  @Test
  void a_close_is_an_orderly_end_without_an_answer() throws Exception {
    order(Target.any(), Fault.close(), 1);
    assertThat(raw("GET /a HTTP/1.1")).isEmpty();
    assertThat(handled).hasValue(0);
  }

  @Test
  void a_truncated_answer_announces_more_than_it_sends() throws Exception {
    order(Target.any(), Fault.truncate(), 2);
    assertThat(raw("GET /a HTTP/1.1")).contains("Content-Length: 18").endsWith("012345678");
    assertThatThrownBy(() -> running.get("/a")).isInstanceOf(IOException.class);
    assertThat(handled).hasValue(2);
  }

  @Test
  void the_server_serves_on_after_every_fault() throws Exception {
    for (Fault fault : List.of(Fault.reset(), Fault.close(), Fault.truncate())) {
      order(Target.any(), fault, 1);
      assertThatThrownBy(() -> running.post("/a", "")).isInstanceOf(IOException.class);
    }
    assertThat(running.get("/a").statusCode()).isEqualTo(200);
  }

  @Test
  void kills_a_process_and_its_children_before_the_nth_request_is_handled() throws Exception {
    Process victim = shellWithChild();
    List<ProcessHandle> children = victim.descendants().toList();
    assertThat(children).isNotEmpty();
    Kill kill = running.faults().killAt(2, victim.toHandle());
    assertThat(running.get("/a").statusCode()).isEqualTo(200);
    assertThat(kill.fired()).isFalse();
    assertThatThrownBy(() -> raw("GET /b/1 HTTP/1.1")).isInstanceOf(IOException.class);
    assertThat(kill.fired()).isTrue();
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(children).noneMatch(Kill::runs);
    assertThat(handled).hasValue(1);
  }

  @Test
  void the_other_flavour_kills_after_handling() throws Exception {
    Process victim = shellWithChild();
    running.faults().killAfterHandling(1, victim.toHandle());
    assertThatThrownBy(() -> running.post("/a", "")).isInstanceOf(IOException.class);
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(handled).hasValue(1);
  }

  @Test
  void requests_of_every_provider_count() throws Exception {
    Process victim = shellWithChild();
    try (SandboxServer other =
        SandboxServer.start("other", new Router(), running.faults(), running.log())) {
      running.get("/a");
      Kill kill = running.faults().killAt(2, victim.toHandle());
      RawClient.lines(other.uri(), "GET / HTTP/1.1");
      assertThat(kill.fired()).isFalse();
      assertThatThrownBy(() -> running.post("/a", "")).isInstanceOf(IOException.class);
      assertThat(kill.fired()).isTrue();
      assertThat(running.log().counts()).containsEntry("other", 1L).containsEntry("test", 2L);
    }
  }

  /** A process with one child; the line it prints says that the child is there. */
  private static Process shellWithChild() throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", "sleep 60 & echo ready; wait")
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return process;
  }

  private Reply count(Call call) {
    handled.incrementAndGet();
    return Reply.text(200, "0123456789 for " + call.method());
  }

  private void order(Target target, Fault fault, int times) {
    running.faults().order(target, fault, times);
  }

  private List<String> raw(String requestLine) throws IOException {
    return RawClient.lines(running.server().uri(), requestLine);
  }
}

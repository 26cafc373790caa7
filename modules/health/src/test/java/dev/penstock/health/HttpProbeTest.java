package dev.penstock.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.penstock.http.Method;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.StubTransport;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportFault.Phase;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Secret;
import dev.penstock.kernel.Time;
import dev.penstock.testing.VirtualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final URI ADDRESS = URI.create("https://api.codex.example/health");
  private static final ExpectedVersion VERSION = ExpectedVersion.inJson("version", "a1");

  private final VirtualTime time = new VirtualTime();
  private final StubTransport stubs = new StubTransport();
  private final Probe probe = new HttpProbe(stubs, time.time());

  @Test
  void it_asks_within_the_timeout_on_a_new_connection_with_the_targets_headers() {
    stubs.on(Method.GET, "/health").answers(200, "{\"version\":\"a1\"}");

    Verdict verdict = probe.ask(target().withHeaders(Map.of("X-Bypass", Secret.of("yes"))), LIMIT);

    Request sent = stubs.requests().getFirst();
    assertThat(verdict).isEqualTo(new Verdict.Healthy("a1", Duration.ZERO));
    assertThat(sent.timeout()).contains(LIMIT);
    assertThat(sent.headers().first("Connection")).contains("close");
    assertThat(sent.headers().first("X-Bypass")).contains("yes");
  }

  @ParameterizedTest
  @CsvSource({
    "RESOLVE, not yet (DNS: broken)",
    "CONNECT, not yet (connection: broken)",
    "TLS, not yet (TLS handshake: broken)",
    "EXCHANGE, not yet (connection: broken)",
  })
  void a_fault_is_told_by_how_far_the_probe_came(Phase phase, String explanation) {
    Probe broken = over(request -> fail(new TransportFault(phase, "broken", null)));
    assertThat(broken.ask(target(), LIMIT).explain()).isEqualTo(explanation);
  }

  @Test
  void only_an_answer_that_does_not_come_is_a_timeout_of_the_service() {
    Probe hanging = over(request -> fail(TransportFault.timeout(Phase.EXCHANGE)));
    Probe unreachable = over(request -> fail(TransportFault.timeout(Phase.CONNECT)));

    assertThat(hanging.ask(target(), LIMIT)).isEqualTo(new Verdict.Timeout(LIMIT));
    assertThat(unreachable.ask(target(), LIMIT).explain())
        .isEqualTo("not yet (connection: timed out)");
  }

  @Test
  void latency_is_what_the_exchange_took() {
    Probe slow =
        over(
            request -> {
              time.advance(Duration.ofMillis(80));
              return Response.json(200, "{\"version\":\"a1\"}");
            });
    assertThat(slow.ask(target(), LIMIT))
        .isEqualTo(new Verdict.Healthy("a1", Duration.ofMillis(80)));
  }

  @Test
  void every_probe_opens_a_connection_of_its_own() throws IOException {
    Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    try (Server server =
            Server.answering("{\"version\":\"a1\"}".getBytes(StandardCharsets.UTF_8), clients);
        Transport transport = new OkHttpTransport(options())) {
      Probe real = new HttpProbe(transport, Time.system());
      for (int i = 0; i < 3; i++) {
        assertThat(real.ask(server.target(VERSION), LIMIT).isHealthy()).isTrue();
      }
    }
    assertThat(clients).hasSize(3);
  }

  @Test
  void of_a_large_body_only_the_first_64_kibibytes_count() throws IOException {
    byte[] large = new byte[10 << 20];
    Arrays.fill(large, (byte) '.');
    large[HttpProbe.BODY_LIMIT - 1] = 'A';
    large[HttpProbe.BODY_LIMIT] = 'B';
    try (Server server = Server.answering(large, ConcurrentHashMap.newKeySet());
        Transport transport = new OkHttpTransport(options())) {
      Probe real = new HttpProbe(transport, Time.system());

      assertThat(real.ask(server.target(ExpectedVersion.inBody("A")), LIMIT).isHealthy()).isTrue();
      assertThat(real.ask(server.target(ExpectedVersion.inBody("B")), LIMIT))
          .isInstanceOf(Verdict.BodyMismatch.class);
    }
  }

  @Test
  void a_port_where_nobody_listens_is_not_there_yet() throws IOException {
    try (Transport transport = new OkHttpTransport(options())) {
      URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/");
      Verdict verdict =
          new HttpProbe(transport, Time.system())
              .ask(HealthTarget.of("api", nobody, ExpectedVersion.any()), LIMIT);
      assertThat(verdict.explain()).startsWith("not yet (connection");
    }
  }

  @Test
  void a_name_without_an_address_is_not_there_yet() {
    TransportOptions unknown =
        options()
            .withResolver(
                host -> {
                  throw new UnknownHostException(host);
                });
    try (Transport transport = new OkHttpTransport(unknown)) {
      assertThat(new HttpProbe(transport, Time.system()).ask(target(), LIMIT).explain())
          .startsWith("not yet (DNS");
    }
  }

  private static HealthTarget target() {
    return HealthTarget.of("api", ADDRESS, VERSION);
  }

  private static TransportOptions options() {
    return HttpProbe.options(TransportOptions.defaults());
  }

  private Probe over(Transport transport) {
    return new HttpProbe(transport, time.time());
  }

  private static Response fail(TransportFault fault) throws TransportFault {
    throw fault;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record Server(HttpServer server) implements AutoCloseable {
    static Server answering(byte[] body, Set<InetSocketAddress> clients) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(body);
            }
          });
      server.start();
      return new Server(server);
    }

    HealthTarget target(ExpectedVersion version) {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      return HealthTarget.of("api", uri, version);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}

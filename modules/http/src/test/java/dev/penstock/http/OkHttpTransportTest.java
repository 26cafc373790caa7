package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.TransportFault.Phase;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OkHttpTransportTest extends TransportContract {
  private LoopbackServer server;
  private OkHttpTransport transport;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.http();
    transport = new OkHttpTransport(TransportOptions.defaults());
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Override
  Transport transport() {
    return transport;
  }

  @Override
  URI base() {
    return server.uri();
  }

  @Override
  void answer(Method method, String path, Response response) {
    server.answer(method, path, response);
  }

  @Override
  void breakOff(Method method, String path) {
    server.breakOff(method, path);
  }

  @Override
  List<Request> received() {
    return server.received();
  }

  private TransportFault faultOf(TransportOptions options, Request request) {
    try (OkHttpTransport other = new OkHttpTransport(options)) {
      return catchThrowableOfType(TransportFault.class, () -> other.send(request));
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void a_refused_connection_certainly_did_not_arrive() throws IOException {
    TransportFault fault =
        faultOf(
            TransportOptions.defaults(),
            Request.get(URI.create("http://127.0.0.1:" + closedPort())));

    assertThat(fault).hasMessage("connection refused");
    assertThat(fault.phase()).isEqualTo(Phase.CONNECT);
    assertThat(fault.mayHaveArrived()).isFalse();
  }

  @Test
  void a_name_without_an_address_is_told_apart() {
    TransportOptions options =
        TransportOptions.defaults()
            .withResolver(
                host -> {
                  throw new UnknownHostException(host);
                });
    TransportFault fault = faultOf(options, Request.get(URI.create("http://nowhere.test")));

    assertThat(fault.phase()).isEqualTo(Phase.RESOLVE);
    assertThat(fault).hasMessage("its host name has no address");
  }

  @Test
  void every_address_of_a_host_is_tried() throws IOException {
    server.answer(Method.GET, "/", Response.empty(200));
    TransportOptions options =
        TransportOptions.defaults()
            .withResolver(
                host ->
                    List.of(
                        InetAddress.getByAddress(host, new byte[] {127, 0, 0, 9}),
                        InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})));
    try (OkHttpTransport other = new OkHttpTransport(options)) {
      URI uri = URI.create("http://two.test:" + server.address().getPort() + "/");
      assertThat(other.send(Request.get(uri)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_body_shorter_than_announced_is_a_fault() throws IOException {
    try (ServerSocket half = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> answerHalf(half));
      TransportFault fault =
          faultOf(
              TransportOptions.defaults(),
              Request.get(URI.create("http://127.0.0.1:" + half.getLocalPort())));
      assertThat(fault.phase()).isEqualTo(Phase.EXCHANGE);
      answering.interrupt();
    }
  }

  private static void answerHalf(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_exchange_ends_within_the_requests_own_limit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      TransportFault fault =
          faultOf(TransportOptions.defaults(), Request.get(uri).within(Duration.ofMillis(50)));
      assertThat(fault.isTimeout()).isTrue();
      assertThat(fault).hasMessage("timed out");
    }
  }

  @Test
  void a_body_is_cut_at_the_limit() throws IOException {
    server.answer(Method.GET, "/", Response.json(200, "x".repeat(100_000)));
    try (OkHttpTransport other =
        new OkHttpTransport(TransportOptions.defaults().withBodyLimit(20_000))) {
      Response response = other.send(Request.get(server.uri().resolve("/")));
      assertThat(response.content().bytes()).hasSize(20_000);
    }
  }

  @Test
  void redirects_are_followed_when_asked() throws IOException {
    server.answer(Method.GET, "/old", Response.empty(302).with("Location", "/new"));
    server.answer(Method.GET, "/new", Response.empty(200));
    try (OkHttpTransport other =
        new OkHttpTransport(TransportOptions.defaults().withRedirects(true))) {
      assertThat(other.send(Request.get(server.uri().resolve("/old"))).status()).isEqualTo(200);
    }
  }

  @Test
  void the_edge_answers_for_every_host_under_its_own_name() throws Exception {
    TestCertificate certificate = TestCertificate.forHost("api-preview-8.codex.test");
    try (LoopbackServer edge = LoopbackServer.https(certificate.context())) {
      edge.answer(Method.GET, "/health", Response.empty(200));
      TransportOptions options =
          TransportOptions.defaults()
              .withResolver(
                  host -> List.of(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})))
              .withEdge(edge.address());
      Request request = Request.get(URI.create("https://api-preview-8.codex.test/health"));

      TransportFault untrusted = faultOf(options, request);
      assertThat(untrusted).hasMessage("its TLS certificate is not trusted");
      assertThat(untrusted.isLasting()).isTrue();
      assertThat(untrusted.phase()).isEqualTo(Phase.TLS);
      try (OkHttpTransport trusting =
          new OkHttpTransport(options.withExtraAuthorities(certificate.pem()))) {
        assertThat(trusting.send(request).status()).isEqualTo(200);
        assertThat(edge.received().getLast().headers().first("Host"))
            .contains("api-preview-8.codex.test");
      }
    }
  }

  @Test
  void certificates_that_cannot_be_read_are_refused() {
    for (String unreadable : List.of("nonsense", "-----BEGIN CERTIFICATE-----\nnonsense")) {
      TransportOptions options = TransportOptions.defaults().withExtraAuthorities(unreadable);
      try (OkHttpTransport other = new OkHttpTransport(options)) {
        assertThatExceptionOfType(PenstockException.class)
            .isThrownBy(() -> other.send(Request.get(URI.create("https://localhost/"))))
            .satisfies(
                e -> assertThat(e.failure().reasonCode()).isEqualTo("authorities-unreadable"));
      }
    }
  }

  @Test
  void requests_go_through_the_proxy_and_tell_it_its_password_when_it_asks() throws IOException {
    server.answer(
        Method.GET, "/a", Response.empty(407).with("Proxy-Authenticate", "Basic realm=\"x\""));
    server.answer(Method.GET, "/a", Response.empty(200));
    ProxySettings proxy =
        ProxySettings.from(
            Map.of("http_proxy", "http://me:p%40ss@localhost:" + server.address().getPort()));
    try (OkHttpTransport other =
        new OkHttpTransport(TransportOptions.defaults().withProxy(proxy))) {
      assertThat(other.send(Request.get(URI.create("http://far.test/a"))).status()).isEqualTo(200);
      assertThat(server.received().getLast().uri()).hasToString("http://far.test/a");
      assertThat(server.received().getLast().headers().first("Proxy-Authorization"))
          .contains("Basic bWU6cEBzcw==");
    }
  }

  @Test
  void closing_leaves_no_thread_that_would_hold_up_the_exit() throws TransportFault {
    server.answer(Method.GET, "/", Response.empty(200));
    transport.send(Request.get(server.uri().resolve("/")));
    transport.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !thread.isDaemon())
        .noneMatch(thread -> thread.getName().contains("Ok"));
  }

  @Test
  void an_address_with_a_port_of_its_own_does_not_go_to_the_edge() throws IOException {
    server.answer(Method.GET, "/", Response.empty(200));
    TransportOptions options =
        TransportOptions.defaults()
            .withEdge(new InetSocketAddress(InetAddress.getLoopbackAddress(), closedPort()));
    try (OkHttpTransport other = new OkHttpTransport(options)) {
      assertThat(other.send(Request.get(server.uri().resolve("/"))).status()).isEqualTo(200);
    }
  }
}

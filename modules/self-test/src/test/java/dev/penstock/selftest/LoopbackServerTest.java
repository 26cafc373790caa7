package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.http.Content;
import dev.penstock.http.Headers;
import dev.penstock.http.Method;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loopback server, as Penstock's own client sees it. */
class LoopbackServerTest {
  private final Identity identity =
      Identity.of(List.of("localhost", "codex.example", "*.codex.example"), Instant.now());

  private final List<HttpQuestion> asked = new CopyOnWriteArrayList<>();
  private final LoopbackServer server =
      LoopbackServer.start(
          identity.context(),
          question -> {
            asked.add(question);
            return new Exchange("", question.method().equals("DELETE") ? 204 : 200, Map.of(), "ä");
          });

  private final TransportOptions trusting =
      TransportOptions.defaults()
          .withExtraAuthorities(identity.authority())
          .withEdge(server.address())
          .withResolver(host -> List.of(server.address().getAddress()));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void who_trusts_its_authority_is_answered_for_every_host_of_it() throws TransportFault {
    for (String host : List.of("localhost", "codex.example", "api.codex.example")) {
      assertThat(send(trusting, Request.get(URI.create("https://" + host + "/a?b=c"))))
          .isEqualTo(200);
      assertThat(asked.getLast()).isEqualTo(new HttpQuestion("GET", "/a?b=c", host, true, false));
    }
  }

  @Test
  void nobody_trusts_it_otherwise() {
    assertThat(Trust.refuses(here("/"))).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void it_is_nobody_else() {
    assertThatExceptionOfType(TransportFault.class)
        .isThrownBy(() -> send(trusting, Request.get(URI.create("https://api.github.com/"))))
        .satisfies(fault -> assertThat(fault.phase()).isEqualTo(TransportFault.Phase.TLS));
  }

  @Test
  void bodies_are_read_and_connections_kept() throws TransportFault {
    Content content =
        Content.of("text/plain", "x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    try (OkHttpTransport transport = new OkHttpTransport(trusting)) {
      for (Method method : List.of(Method.POST, Method.DELETE, Method.PUT, Method.GET)) {
        Content sent = method == Method.GET ? Content.empty() : content;
        Response response =
            transport.send(new Request(method, here("/x"), Headers.none(), sent, Optional.empty()));
        boolean empty = method == Method.DELETE;
        assertThat(response.status()).isEqualTo(empty ? 204 : 200);
        assertThat(response.content().text()).isEqualTo(empty ? "" : "ä");
      }
    }
    assertThat(asked)
        .extracting(HttpQuestion::method)
        .containsExactly("POST", "DELETE", "PUT", "GET");
  }

  @Test
  void a_certificate_that_its_owner_did_not_sign_is_noticed() throws Exception {
    KeyPair authority = Certifier.newKeys();
    Certificate another =
        new Certifier(Instant.now())
            .server(List.of("x"), Certifier.newKeys().getPublic(), "y", authority.getPrivate());
    assertThat(Trust.unverifiable(List.of((X509Certificate) another)))
        .containsExactly("SHA256withECDSA");
  }

  @Test
  void this_machine_trusts_somebody() {
    assertThat(Trust.authorities()).isNotEmpty();
    assertThat(Trust.unverifiable(Trust.authorities())).isEmpty();
  }

  private URI here(String path) {
    return URI.create("https://localhost:" + server.address().getPort() + path);
  }

  private static int send(TransportOptions options, Request request) throws TransportFault {
    try (OkHttpTransport transport = new OkHttpTransport(options)) {
      return transport.send(request).status();
    }
  }
}

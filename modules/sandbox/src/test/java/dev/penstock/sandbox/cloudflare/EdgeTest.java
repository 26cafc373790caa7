package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.workers.TestWorkerd;
import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeTest {

  private static final String ECHO =
      """
      export default {
        async fetch(request, env) {
          const { pathname } = new URL(request.url);
          if (pathname === '/throw') throw new Error('on purpose');
          if (pathname === '/socket') {
            const [client, server] = Object.values(new WebSocketPair());
            server.accept();
            server.send('hello');
            return new Response(null, { status: 101, webSocket: client });
          }
          return Response.json({
            url: request.url,
            host: request.headers.get('host'),
            own: [...request.headers.keys()].filter((name) => name.startsWith('x-penstock')),
            name: env.NAME,
            body: await request.text(),
          });
        },
      };
      """;

  private final Workers workers = TestWorkerd.start();

  @AfterAll
  void stop() {
    workers.close();
  }

  private Account account(Path folder) {
    Account account = Account.with(workers, folder);
    account.addRecord("A", "@", "192.0.2.1", true);
    account.cloudflare.addWorker(
        "echo", ECHO, Map.of("NAME", "echo"), "codex.example/echo/*", "api.codex.example/*");
    return account;
  }

  @Test
  void routes_by_host_and_path(@TempDir Path folder) throws IOException {
    try (Account account = account(folder)) {
      account.addRecord("CNAME", "api", Account.ZONE, true);
      account.addRecord("CNAME", "lost", "nowhere.example.net", true);
      EdgeClient edge = account.edge();

      assertThat(edge.get("codex.example", "/echo/1?q=2").body())
          .contains("\"url\":\"https://codex.example/echo/1?q=2\"")
          .contains("\"host\":\"codex.example\"", "\"own\":[]", "\"name\":\"echo\"");
      assertThat(edge.get("api.codex.example", "/").status()).isEqualTo(200);
      assertThat(edge.get("codex.example", "/other").status()).isEqualTo(522);
      EdgeClient.Answer lost = edge.get("lost.codex.example", "/");
      assertThat(lost.status()).isEqualTo(530);
      assertThat(lost.body()).isEqualTo("error code: 1016");
      assertThat(lost.headers()).containsEntry("Server", "cloudflare").containsKey("CF-Ray");
    }
  }

  @Test
  void passes_on_bodies_and_shows_a_worker_that_throws(@TempDir Path folder) throws IOException {
    try (Account account = account(folder)) {
      String host = "codex.example";
      String[] post = {"POST /echo/ HTTP/1.1", "Host: " + host, "Content-Length: 5"};
      String plain = EdgeClient.request(post[0], post[1], post[2], "X-Penstock-Version: forged");
      String waiting = EdgeClient.request(post[0], post[1], post[2], "Expect: 100-continue");

      assertThat(account.edge().send(host, plain + "12345").body())
          .contains("\"body\":\"12345\"", "\"own\":[]");
      assertThat(account.edge().head(host, waiting)).isEqualTo(100);
      account.cloudflare.addWorker("broken", ECHO, Map.of(), "codex.example/throw");
      EdgeClient.Answer thrown = account.edge().get(host, "/throw");
      assertThat(thrown.status()).isEqualTo(500);
      assertThat(thrown.body()).isEqualTo("error code: 1101");
      assertThat(isLogged("on purpose")).isTrue();
    }
  }

  /** What a Worker writes comes through workerd's pipe, which may be behind its answer. */
  private boolean isLogged(String text) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(deadline)) {
      if (workers.logs().stream().anyMatch(line -> line.contains(text))) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Test
  void upgrades_to_a_web_socket(@TempDir Path folder) throws IOException {
    try (Account account = account(folder)) {
      account.cloudflare.addWorker("socket", ECHO, Map.of(), "codex.example/socket");
      String request =
          EdgeClient.request(
              "GET /socket HTTP/1.1",
              "Host: codex.example",
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

      assertThat(account.edge().head("codex.example", request)).isEqualTo(101);
    }
  }

  @Test
  void a_host_without_a_proxied_record_completes_no_handshake(@TempDir Path folder) {
    try (Account account = account(folder)) {
      account.addRecord("A", "grey", "192.0.2.1", false);
      account.addRecord("CNAME", "deep.below", Account.ZONE, true);

      for (String host :
          new String[] {
            "none.codex.example",
            "grey.codex.example",
            "deep.below.codex.example",
            "www.example.net"
          }) {
        assertThatThrownBy(() -> account.edge().get(host, "/"))
            .as(host)
            .isInstanceOf(SSLException.class);
      }
    }
  }

  @Test
  void a_new_host_takes_a_while_until_tls_and_dns_answer(@TempDir Path folder)
      throws IOException, InterruptedException {
    Duration delay = Duration.ofMillis(700);
    try (Account account = Account.delayed(workers, folder, delay, delay)) {
      Instant start = Instant.now();
      account.addRecord("A", "@", "192.0.2.1", true);

      assertThatThrownBy(() -> account.edge().get("codex.example", "/"))
          .isInstanceOf(SSLException.class);
      assertThat(account.dns().answers("codex.example", org.xbill.DNS.Type.A)).isEmpty();
      int status = Polled.until(() -> account.edge().get("codex.example", "/").status());
      assertThat(status).isEqualTo(522);
      assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(delay);
      assertThat(account.dns().answers("codex.example", org.xbill.DNS.Type.A)).hasSize(1);
    }
  }

  @Test
  void a_browser_reaches_a_host_by_its_alias(@TempDir Path folder) throws IOException {
    try (Account account = account(folder)) {
      String port = ":" + account.cloudflare.plainEdge().getPort();
      String request = "GET /echo/ HTTP/1.1\r\nHost: codex.example.localhost" + port + "\r\n\r\n";

      assertThat(EdgeClient.plain(account.cloudflare.plainEdge(), request).body())
          .contains("\"url\":\"https://codex.example/echo/\"");
      String page = "GET / HTTP/1.1\r\nHost: codex.example.localhost\r\nAccept: text/html\r\n\r\n";
      assertThat(EdgeClient.plain(account.cloudflare.plainEdge(), page).body())
          .contains("<h1>Error 522</h1>");
    }
  }

  @Test
  void a_workers_dev_host_without_a_worker_says_so(@TempDir Path folder) throws IOException {
    try (Account account = account(folder)) {
      String host = "echo.sandbox.workers.dev";
      assertThatThrownBy(() -> account.edge().get(host, "/")).isInstanceOf(SSLException.class);

      account.call("POST", account.scripts() + "/echo/subdomain", Map.of("enabled", true));
      assertThat(account.edge().get(host, "/").status()).isEqualTo(200);
      String plain = EdgeClient.request("GET / HTTP/1.1", "Host: nobody.sandbox.workers.dev");
      EdgeClient.Answer nobody = EdgeClient.plain(account.cloudflare.plainEdge(), plain);
      assertThat(nobody.status()).isEqualTo(404);
      assertThat(nobody.body()).isEqualTo("error code: 1042");
    }
  }
}

package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.edge.EdgeFault;
import dev.penstock.sandbox.edge.EdgeOrder;
import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What visitors meet: shares, asked-for versions, and trouble on order. */
class OrderedTroubleTest {
  private static final String HOST = "api.codex.example";
  private static final String CODE = "export default {};";

  @TempDir private Path folder;
  private Workers workers;
  private Account account;

  @BeforeEach
  void start() {
    workers = Workers.recorded();
    account = Account.with(workers, folder);
    release("one");
    account.cloudflare.addDomain(HOST, "codex-api");
  }

  @AfterEach
  void stop() {
    account.close();
    workers.close();
  }

  @Test
  void a_domain_has_a_record_and_a_certificate_of_its_own() throws IOException {
    assertThat(account.cloudflare.records(Account.ZONE).toString()).contains(HOST, "100::");
    assertThat(get().body()).contains("\"version\":\"one\"");
  }

  @Test
  void traffic_is_split_by_the_shares() {
    split(release("two"), 50);

    assertThat(IntStream.range(0, 60).mapToObj(each -> version()).distinct())
        .containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void a_request_meets_the_version_it_asks_for_as_long_as_that_is_live() throws IOException {
    String one = live();
    String two = release("two");
    split(two, 1);

    for (int each = 0; each < 10; each++) {
      assertThat(asking("codex-api=\"" + two + "\"")).contains("two");
      assertThat(asking("other=\"x\", codex-api=\"" + one + "\"")).contains("one");
    }
    split(two, 100);
    assertThat(asking("codex-api=\"" + one + "\"")).contains("two");
    assertThat(asking("codex-api=" + one)).contains("two");
  }

  @Test
  void a_status_is_answered_as_often_as_it_was_ordered() throws IOException {
    order(EdgeOrder.of(HOST, new EdgeFault.Status(503)).times(2));

    assertThat(get().status()).isEqualTo(503);
    assertThat(get().status()).isEqualTo(503);
    assertThat(get().status()).isEqualTo(200);
    assertThat(account.cloudflare.edgeFaults().pending()).isZero();
  }

  @Test
  void a_status_of_the_edges_own_comes_with_its_page() throws IOException {
    order(EdgeOrder.of(HOST, new EdgeFault.Status(522)).times(1));

    assertThat(get().body()).isEqualTo("error code: 522");
  }

  @Test
  void trouble_of_new_versions_spares_what_was_live_before() throws IOException {
    String one = live();
    order(EdgeOrder.of(HOST, new EdgeFault.Status(500)).ofNewVersions());
    assertThat(get().status()).isEqualTo(200);

    release("two");
    assertThat(get().status()).isEqualTo(500);
    split(one, 100);
    assertThat(get().status()).isEqualTo(200);

    account.cloudflare.edgeFaults().clear();
    release("three");
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void a_stale_edge_serves_what_was_live_when_it_was_ordered() {
    order(EdgeOrder.of(HOST, new EdgeFault.Stale()).times(2));
    release("two");

    assertThat(List.of(version(), version(), version())).containsExactly("one", "one", "two");
  }

  @Test
  void an_order_ends_with_its_time() throws IOException, InterruptedException {
    order(EdgeOrder.of(HOST, new EdgeFault.Status(500)).lasting(Duration.ofMillis(300)));

    assertThat(get().status()).isEqualTo(500);
    Polled.until(
        () -> {
          if (get().status() == 500) {
            throw new IOException("not over yet");
          }
          return true;
        });
  }

  @Test
  void a_slow_edge_answers_all_the_same() throws IOException {
    order(EdgeOrder.of(HOST, new EdgeFault.Slow(Duration.ofMillis(200))).times(1));
    long start = System.nanoTime();

    assertThat(get().status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void a_certificate_is_there_only_after_so_many_handshakes() throws IOException {
    order(EdgeOrder.of(HOST, new EdgeFault.NoCertificate()).times(2));

    assertThatThrownBy(this::get).isInstanceOf(SSLException.class);
    assertThatThrownBy(this::get).isInstanceOf(SSLException.class);
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void other_hosts_are_spared() throws IOException {
    order(EdgeOrder.of("auth.codex.example", new EdgeFault.Status(500)));

    assertThat(get().status()).isEqualTo(200);
  }

  private void order(EdgeOrder order) {
    account.cloudflare.edgeFaults().order(order);
  }

  private String release(String version) {
    account.cloudflare.addWorker("codex-api", CODE, Map.of("COMMIT_SHA", version));
    return live();
  }

  private String live() {
    return account.cloudflare.traffic("codex-api").keySet().iterator().next();
  }

  /** Gives the version that share, and the rest to the first one. */
  private void split(String version, int percent) {
    String first =
        account
            .get(account.scripts() + "/codex-api/versions")
            .result()
            .at("/items")
            .valueStream()
            .filter(item -> item.path("number").asInt() == 1)
            .map(item -> item.path("id").asText())
            .findFirst()
            .orElseThrow();
    Map<String, Object> share = Map.of("version_id", version, "percentage", percent);
    Map<String, Object> rest = Map.of("version_id", first, "percentage", 100 - percent);
    account.call(
        "POST",
        account.scripts() + "/codex-api/deployments",
        Map.of(
            "strategy",
            "percentage",
            "versions",
            percent == 100 ? List.of(share) : List.of(share, rest)));
  }

  private String asking(String override) throws IOException {
    String header = "Cloudflare-Workers-Version-Overrides: " + override;
    return account
        .edge()
        .send(HOST, EdgeClient.request("GET / HTTP/1.1", "Host: " + HOST, header))
        .body();
  }

  private String version() {
    try {
      return get().body().contains("\"one\"") ? "one" : "two";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private EdgeClient.Answer get() throws IOException {
    return account.edge().get(HOST, "/");
  }
}

package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.clients.Invocation;
import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.clients.Output;
import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.http.Exchange;
import dev.penstock.sandbox.workers.TestWorkerd;
import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that a repository's pipeline gives, by the oldest and the newest wrangler. */
class WranglerCommandsTest {

  private static final String SHOP = "shop-production";

  @TempDir(factory = Account.Folders.class)
  Path folder;

  private final Workers workers = TestWorkerd.start();
  private final NodeClients clients = NodeClients.installed();
  private Account account;
  private Path plain;
  private Path shop;

  @BeforeEach
  void start() throws IOException {
    account = Account.with(workers, folder);
    account.cloudflare.addDatabase("11111111-2222-3333-4444-555555555555", "shopdb");
    account.cloudflare.addDatabase("99999999-2222-3333-4444-555555555555", "shopdb-pr");
    account.addRecord("A", "@", "192.0.2.1", true);
    plain = Account.project("plain", folder);
    shop = Account.project("shop", folder);
  }

  @AfterEach
  void stop() {
    account.close();
    workers.close();
  }

  @Test
  void wrangler_4_164_runs_its_whole_list() throws IOException {
    List<String> versions = deployAndPromote(NodeClients::wrangler);
    databaseAndSecrets(NodeClients::wrangler);
    previews(NodeClients::wrangler);
    removal(NodeClients::wrangler, versions);
  }

  @Test
  void wrangler_4_86_runs_its_whole_list() throws IOException {
    List<String> versions = deployAndPromote(NodeClients::wrangler486);
    databaseAndSecrets(NodeClients::wrangler486);
    previews(NodeClients::wrangler486);
    removal(NodeClients::wrangler486, versions);
  }

  /** One of the two wranglers. */
  private interface Wrangler extends BiFunction<NodeClients, Invocation, Output> {}

  private Output run(Wrangler wrangler, Path project, String... arguments) {
    return wrangler.apply(clients, account.wrangler(project, List.of(arguments))).succeeded();
  }

  private Output shop(Wrangler wrangler, String... arguments) {
    return run(wrangler, shop, arguments);
  }

  private List<String> deployAndPromote(Wrangler wrangler) throws IOException {
    run(wrangler, plain, "deploy");
    shop(wrangler, "deploy");
    shop(wrangler, "deploy", "--env", "production");
    EdgeClient edge = account.edge();
    assertThat(edge.get("shop.codex.example", "/").body()).isEqualTo("<h1>hi</h1>\n");
    assertThat(edge.get("shop.codex.example", "/api/auth").body())
        .isEqualTo("plain at https://shop.codex.example/api/auth");
    assertThat(edge.get("codex.example", "/api/asset").body()).isEqualTo("body{}\n");
    assertThat(edge.get("shop.sandbox.workers.dev", "/api/").body()).contains("\"dev\"");

    shop(wrangler, "deploy", "--env", "production", "--message", "second", "--tag", "sha123");
    shop(
        wrangler,
        "versions",
        "upload",
        "--env",
        "production",
        "--tag",
        "v3",
        "--message",
        "msg v3",
        "--preview-alias",
        "pr-7");
    assertThat(edge.get("pr-7-" + SHOP + ".sandbox.workers.dev", "/api/").status()).isEqualTo(200);
    List<String> versions = versions();
    String newest = versions.get(0);
    String second = versions.get(1);
    assertThat(shop(wrangler, "versions", "list", "--env", "production").out()).contains("msg v3");
    shop(wrangler, "versions", "view", newest, "--env", "production");
    shop(
        wrangler,
        "versions",
        "deploy",
        newest + "@100%",
        "--env",
        "production",
        "--message",
        "promote",
        "-y");
    assertThat(live()).isEqualTo(newest);
    shop(
        wrangler,
        "versions",
        "deploy",
        newest + "@10%",
        second + "@90%",
        "--env",
        "production",
        "-y");
    shop(wrangler, "deployments", "list", "--env", "production");
    assertThat(shop(wrangler, "deployments", "status", "--env", "production", "--json").out())
        .contains(second);
    shop(
        wrangler,
        "rollback",
        second,
        "--env",
        "production",
        "--message",
        "health check failed",
        "-y");
    assertThat(live()).isEqualTo(second);
    shop(wrangler, "rollback", "--env", "production", "--message", "auto", "-y");
    return versions;
  }

  private List<String> versions() {
    JsonNode items =
        account.get(account.scripts() + "/" + SHOP + "/versions").result().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(version -> version.path("id").asText())
        .toList();
  }

  private String live() {
    return account
        .get(account.scripts() + "/" + SHOP + "/deployments")
        .result()
        .at("/deployments/0/versions/0/version_id")
        .asText();
  }

  private void databaseAndSecrets(Wrangler wrangler) throws IOException {
    shop(wrangler, "d1", "migrations", "list", "shopdb", "--remote");
    shop(wrangler, "d1", "migrations", "apply", "shopdb", "--remote");
    assertThat(shop(wrangler, "d1", "migrations", "apply", "shopdb", "--remote").out())
        .contains("No migrations to apply");
    JsonNode rows =
        shop(
                wrangler,
                "d1",
                "execute",
                "shopdb",
                "--remote",
                "--json",
                "--command",
                "select * from t")
            .json();
    assertThat(rows.at("/0/results/0/name").asText()).isEqualTo("one; two");
    assertThat(account.edge().get("shop.codex.example", "/api/rows").body())
        .isEqualTo("[{\"name\":\"one; two\"},{\"name\":\"three\"}]");

    shop(wrangler, "secret", "bulk", "secrets.json", "--env", "production");
    assertThat(shop(wrangler, "secret", "list", "--env", "production").json()).hasSize(2);
    assertThat(account.cloudflare.secretNames(SHOP)).containsExactly("API_KEY", "OTHER");
    assertThat(account.edge().get("shop.codex.example", "/api/").body())
        .contains("\"production\"", sha256("planted-s3cret"));
    shop(wrangler, "triggers", "deploy", "--env", "production");
    assertThat(account.cloudflare.secretNames(SHOP)).hasSize(2);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void previews(Wrangler wrangler) throws IOException {
    shop(wrangler, "preview", "--name", "pr-7", "--json");
    shop(wrangler, "preview", "--name", "pr-7", "--json", "--message", "again");
    assertThat(account.edge().get("pr-7-shop.sandbox.workers.dev", "/api/").body())
        .contains("\"preview\"");
    shop(wrangler, "preview", "delete", "--name", "pr-7", "-y");
  }

  private void removal(Wrangler wrangler, List<String> versions) {
    assertThat(versions).hasSize(3);
    assertThat(run(wrangler, plain, "whoami").out()).contains(account.cloudflare.accountId());
    shop(wrangler, "delete", "--env", "production", "--force");
    assertThat(account.cloudflare.workers()).containsExactly("plain", "shop");
    assertThat(account.cloudflare.routes()).isEmpty();
    assertThat(account.cloudflare.domains()).isEmpty();
    assertThat(account.cloudflare.records(Account.ZONE)).hasSize(1);
    shop(wrangler, "deploy", "--dry-run", "--outdir", "dry", "--env", "production");
    assertThat(account.log.failures()).isEmpty();
    assertThat(account.log.all().stream().filter(exchange -> exchange.template().isEmpty()))
        .extracting(Exchange::summary)
        .isEmpty();
  }
}

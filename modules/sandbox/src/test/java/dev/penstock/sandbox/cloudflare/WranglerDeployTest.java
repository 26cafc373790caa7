package dev.penstock.sandbox.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.clients.Output;
import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.postgres.PostgresServer;
import dev.penstock.sandbox.workers.TestWorkerd;
import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Worker that wrangler bundles, uploads and routes, and that asks a database over TCP. */
class WranglerDeployTest {

  private static final String HOST = "rows.codex.example";

  @TempDir(factory = Account.Folders.class)
  Path folder;

  private final Workers workers = TestWorkerd.start();
  private Account account;
  private Path project;

  @BeforeEach
  void start() throws IOException {
    account = Account.with(workers, folder);
    project = Account.project("rows", folder);
    account.addRecord("A", "@", "192.0.2.1", true);
    account.addRecord("CNAME", "rows", Account.ZONE, true);
  }

  @AfterEach
  void stop() {
    account.close();
    workers.close();
  }

  private Output deploy(String version, String databaseUrl) throws IOException {
    Path secrets = folder.resolve("secrets.json");
    Files.write(secrets, Json.write(java.util.Map.of("DATABASE_URL", databaseUrl)));
    List<String> arguments = new ArrayList<>(List.of("deploy", "--var", "COMMIT_SHA:" + version));
    arguments.addAll(List.of("--secrets-file", secrets.toString(), "--route", HOST + "/*"));
    arguments.addAll(List.of("--var", "PEER_URL:https://" + HOST));
    return NodeClients.installed().wrangler(account.wrangler(project, arguments)).succeeded();
  }

  @Test
  void is_served_updated_and_removed() throws IOException, SQLException {
    try (PostgresServer server = PostgresServer.start()) {
      server.execute(
          "create role app login password 'planted-pw'", "create database shop owner app");
      try (var connection = server.connect("shop");
          var statement = connection.createStatement()) {
        statement.execute("create table articles (name text)");
        statement.execute("insert into articles values ('lamp'), ('chair')");
        statement.execute("grant select on articles to app");
      }
      String url = "postgresql://app:planted-pw@127.0.0.1:" + server.port() + "/shop";

      deploy("c1", url);
      EdgeClient edge = account.edge();
      assertThat(edge.get(HOST, "/health").body()).isEqualTo("{\"version\":\"c1\"}");
      assertThat(edge.get(HOST, "/rows").body())
          .isEqualTo("[{\"name\":\"chair\"},{\"name\":\"lamp\"}]");
      assertThat(edge.get(HOST, "/peer").body()).isEqualTo("{\"version\":\"c1\"}");
      assertThat(account.cloudflare.secretNames("rows")).containsExactly("DATABASE_URL");

      deploy("c2", url);
      assertThat(edge.get(HOST, "/health").body()).isEqualTo("{\"version\":\"c2\"}");

      NodeClients.installed()
          .wrangler(account.wrangler(project, List.of("delete", "--force")))
          .succeeded();
      assertThat(account.cloudflare.workers()).isEmpty();
      assertThat(account.cloudflare.routes()).isEmpty();
      assertThat(edge.get(HOST, "/health").status()).isEqualTo(522);
    }
    assertThat(account.log.failures()).isEmpty();
  }
}

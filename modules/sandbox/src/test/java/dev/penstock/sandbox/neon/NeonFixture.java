package dev.penstock.sandbox.neon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** A Neon under test: one project "codex" with one table, a clock that stands, a plain client. */
final class NeonFixture implements AutoCloseable {

  static final String PROJECT = "codex-sandbox-000001";
  static final String PASSWORD = "pa'ss \"w\\rd/&?%";

  private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private final ExchangeLog log = new ExchangeLog();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Neon neon;

  NeonFixture() {
    NeonOptions options = NeonOptions.standard().withClock(this::now).withOperations(Duration.ZERO);
    neon = Neon.start(options, new Faults(), log);
    neon.seed(
        ProjectSeed.of(PROJECT, "codex", "codex_owner").guardedBranch().withPassword(PASSWORD));
    neon.sql(
        PROJECT,
        "production",
        "create table notes (id int generated always as identity primary key, text text not null);"
            + " insert into notes (text) values ('from production')");
  }

  Neon neon() {
    return neon;
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  Instant now() {
    return now;
  }

  /** An answer: its status and its body, a missing node when there is none. */
  record Answer(int status, JsonNode body) {
    Answer is(int expected) {
      assertThat(status).as(body.toString()).isEqualTo(expected);
      return this;
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  /** Sends a request about the project; single quotes in the body stand for double ones. */
  Answer send(String method, String path, String body) {
    return sendAs(neon.environment().getOrDefault("NEON_API_KEY", ""), method, project(path), body);
  }

  static String project(String path) {
    return "/projects/" + PROJECT + path;
  }

  Answer sendAs(String key, String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(neon.api() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(), Json.read(response.body().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes a branch of production with an endpoint; answers its id. */
  String branch(String name) {
    return post(
            "/branches",
            "{'branch': {'name': '" + name + "'}, 'endpoints': [{'type': 'read_write'}]}")
        .is(201)
        .text("/branch/id");
  }

  /** Runs a query on a connection string, as a client would. */
  static String query(String uri, String sql) throws SQLException {
    URI parsed = URI.create(uri);
    String[] login = parsed.getRawUserInfo().split(":", 2);
    String url =
        "jdbc:postgresql://"
            + parsed.getAuthority().split("@", 2)[1]
            + parsed.getPath()
            + "?"
            + parsed.getQuery();
    try (Connection connection =
            DriverManager.getConnection(url, decode(login[0]), decode(login[1]));
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** What broke inside the emulation; a test that ends well leaves none. */
  void assertSound() {
    assertThat(log.failures()).isEmpty();
  }

  @Override
  public void close() {
    http.close();
    neon.close();
    assertSound();
  }
}

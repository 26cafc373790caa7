package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.clients.Invocation;
import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A GitHub with acme/codex and its pull request 8, and two ways to call it. */
final class Codex implements AutoCloseable {
  static final String FIRST = "a".repeat(40);
  static final String SECOND = "b".repeat(40);
  private static final String OCTOKIT =
      """
      import { Octokit } from "octokit";
      const octokit = new Octokit({
        auth: process.env.TOKEN,
        baseUrl: process.env.API,
        throttle: { enabled: false },
        retry: { enabled: false },
      });
      const at = { owner: "acme", repo: "codex" };
      const print = (value) => console.log(JSON.stringify(value));
      """;

  final ExchangeLog log = new ExchangeLog();
  final GitHub github = GitHub.start(new Faults(), log);
  final Repository repository = github.create("acme", "codex");
  final Secret token = github.workflowToken(repository, Permissions.preview());
  private final HttpClient client = HttpClient.newHttpClient();

  Codex() {
    github.open(
        repository,
        PullRequestSeed.of(8, "Add <b>notes</b> `$(id)` 🎉", "alice", "feature/notes", FIRST)
            .saying("Notes.")
            .changing("services/api/src/index.ts"));
  }

  /** Runs a script that has {@code octokit}, {@code at} and {@code print}. */
  JsonNode octokit(String script) {
    Map<String, String> environment =
        Map.of("API", github.uri().toString(), "TOKEN", token.reveal());
    return NodeClients.installed()
        .module(OCTOKIT + script, Invocation.of().with(environment))
        .succeeded()
        .json();
  }

  /** Sends a request with the workflow's token. */
  HttpResponse<byte[]> send(String method, String path, Object body, String... headers)
      throws IOException, InterruptedException {
    return sendAs(token, method, path, body, headers);
  }

  HttpResponse<byte[]> sendAs(
      Secret who, String method, String path, Object body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(github.uri().resolve(path))
            .header("Authorization", "Bearer " + who.reveal())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(bytes(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  HttpResponse<byte[]> getAnonymously(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(github.uri().resolve(path)).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static byte[] bytes(Object body) {
    return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : Json.write(body);
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    return Json.read(response.body());
  }

  @Override
  public void close() {
    client.close();
    github.close();
    List<Throwable> failures = log.failures();
    if (!failures.isEmpty()) {
      throw new AssertionError("the emulation failed", failures.getFirst());
    }
  }
}

package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.clients.Invocation;
import dev.penstock.sandbox.clients.NodeClients;
import dev.penstock.sandbox.dns.Asked;
import dev.penstock.sandbox.edge.EdgeClient;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** An account under test, with clients for all its sides. */
final class Account implements AutoCloseable {

  static final String ZONE = "codex.example";

  final Cloudflare cloudflare;
  final Workers workers;
  final ExchangeLog log = new ExchangeLog();
  final Faults faults = new Faults();
  final String zoneId;
  private final HttpClient http = HttpClient.newHttpClient();

  /** An answer of the API. */
  record Answer(int status, JsonNode body) {
    JsonNode result() {
      return body.path("result");
    }

    int code() {
      return body.path("errors").path(0).path("code").asInt();
    }
  }

  private Account(Workers workers, Path folder, Duration dnsDelay, Duration tlsDelay) {
    this.workers = workers;
    CloudflareOptions options =
        CloudflareOptions.of(workers, folder).withDelays(dnsDelay, tlsDelay);
    this.cloudflare = Cloudflare.start(options, faults, log);
    this.zoneId = cloudflare.addZone(ZONE);
  }

  static Account with(Workers workers, Path folder) {
    return new Account(workers, folder, Duration.ZERO, Duration.ZERO);
  }

  static Account delayed(Workers workers, Path folder, Duration dns, Duration tls) {
    return new Account(workers, folder, dns, tls);
  }

  Answer get(String path) {
    return call("GET", path, Optional.empty(), cloudflare.token());
  }

  Answer call(String method, String path, Object body) {
    return call(method, path, Optional.of(body), cloudflare.token());
  }

  Answer delete(String path) {
    return call("DELETE", path, Optional.empty(), cloudflare.token());
  }

  Answer call(String method, String path, Optional<Object> body, String token) {
    return send(method, path, "application/json", body.map(Json::write), token);
  }

  Answer send(String method, String path, String type, Optional<byte[]> body, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(cloudflare.uri() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .timeout(Duration.ofSeconds(30))
            .method(method, body.map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody()))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), Json.read(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String records() {
    return "/zones/" + zoneId + "/dns_records";
  }

  String scripts() {
    return "/accounts/" + cloudflare.accountId() + "/workers/scripts";
  }

  Answer addRecord(String type, String name, String content, boolean proxied) {
    return call(
        "POST",
        records(),
        Map.of("type", type, "name", name, "content", content, "proxied", proxied, "ttl", 1));
  }

  EdgeClient edge() {
    return EdgeClient.of(cloudflare.edge(), cloudflare.certificate());
  }

  Asked dns() {
    return Asked.of(cloudflare.nameServer());
  }

  /** The variables that point wrangler and the SDK here. */
  Map<String, String> environment() {
    return Map.of(
        "CLOUDFLARE_API_BASE_URL", cloudflare.uri().toString(),
        "CLOUDFLARE_API_TOKEN", cloudflare.token(),
        "CLOUDFLARE_ACCOUNT_ID", cloudflare.accountId(),
        "WRANGLER_HIDE_BANNER", "true");
  }

  Invocation wrangler(Path project, List<String> arguments) {
    return Invocation.of(arguments).with(environment()).in(project);
  }

  /** Makes temporary folders below the installed packages, where a project finds its imports. */
  static final class Folders implements TempDirFactory {
    @Override
    public Path createTempDirectory(
        AnnotatedElementContext elementContext, ExtensionContext extensionContext)
        throws IOException {
      return Files.createTempDirectory(NodeClients.installed().folder(), "project-");
    }
  }

  /** A copy of an example project. */
  static Path project(String name, Path below) throws IOException {
    Path source =
        Path.of(System.getProperty("penstock.root", "."))
            .resolve("modules/sandbox/src/test/resources/workers")
            .resolve(name);
    Path copy = below.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(source.relativize(file)));
      }
    }
    return copy;
  }

  @Override
  public void close() {
    cloudflare.close();
    http.close();
  }
}

package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.http.Budget;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.RunContext;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.cloudflare.CloudflareOptions;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.workers.Workers;
import dev.penstock.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The sandbox's Cloudflare with the zone codex.example, reached over real HTTP. */
final class EmulatedCloudflare implements AutoCloseable {
  static final String ZONE = "codex.example";

  private final Faults faults = new Faults();
  private final ExchangeLog exchanges = new ExchangeLog();
  private final Workers workers = Workers.recorded();
  private final RecordedProgress progress = new RecordedProgress();
  private final Redactor redactor = new Redactor();
  private final dev.penstock.sandbox.cloudflare.Cloudflare emulation;
  private final OkHttpTransport transport = new OkHttpTransport(TransportOptions.defaults());

  EmulatedCloudflare(Path folder) {
    emulation =
        dev.penstock.sandbox.cloudflare.Cloudflare.start(
            CloudflareOptions.of(workers, folder), faults, exchanges);
    emulation.addZone(ZONE);
  }

  /** Our side of it, with every right. */
  Cloudflare client() {
    return client(emulation.token());
  }

  /** Our side of it, with that token. Waits in virtual time. */
  Cloudflare client(String token) {
    VirtualTime time = new VirtualTime();
    return Cloudflare.connect(
        new CloudflareAccess(emulation.uri(), emulation.accountId(), Secret.of(token)),
        "penstock/test",
        transport,
        new RunContext(
            time.time(), Budget.of(time.time(), Duration.ofMinutes(20)), progress, redactor));
  }

  dev.penstock.sandbox.cloudflare.Cloudflare emulation() {
    return emulation;
  }

  Faults faults() {
    return faults;
  }

  ExchangeLog exchanges() {
    return exchanges;
  }

  RecordedProgress progress() {
    return progress;
  }

  Redactor redactor() {
    return redactor;
  }

  /** What somebody else's program asks the API to do. */
  void post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(emulation.uri() + path))
            .header("Authorization", "Bearer " + emulation.token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new AssertionError(path + " answers " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A record that somebody made by hand. */
  static JsonNode record(String type, String name, String content, String comment) {
    return new ObjectMapper()
        .valueToTree(Map.of("type", type, "name", name, "content", content, "comment", comment));
  }

  @Override
  public void close() {
    transport.close();
    emulation.close();
    workers.close();
  }
}

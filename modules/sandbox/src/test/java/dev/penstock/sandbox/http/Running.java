package dev.penstock.sandbox.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A server under test with a client that retries only GET. */
record Running(SandboxServer server, Faults faults, ExchangeLog log, HttpClient client)
    implements AutoCloseable {

  static Running with(Router router) {
    Faults faults = new Faults();
    ExchangeLog log = new ExchangeLog();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    SandboxServer server = SandboxServer.start("test", router, faults, log);
    return new Running(server, faults, log, client);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  URI uri(String path) {
    return URI.create(server.uri() + path);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}

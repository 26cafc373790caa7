package dev.penstock.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A real server on loopback whose answers are ordered one by one. */
final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Deque<Optional<Response>>> answers = new ConcurrentHashMap<>();
  private final List<Request> received = new ArrayList<>();

  private LoopbackServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static LoopbackServer http() throws IOException {
    return new LoopbackServer(HttpServer.create(loopback(), 0));
  }

  static LoopbackServer https(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new LoopbackServer(server);
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + address().getPort());
  }

  void answer(Method method, String path, Response response) {
    queue(method + path).add(Optional.of(response));
  }

  void breakOff(Method method, String path) {
    queue(method + path).add(Optional.empty());
  }

  synchronized List<Request> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      note(exchange);
      String key = exchange.getRequestMethod() + exchange.getRequestURI().getRawPath();
      Deque<Optional<Response>> ordered = queue(key);
      Optional<Response> answer =
          ordered.isEmpty() ? Optional.of(Response.empty(500)) : ordered.remove();
      if (answer.isPresent()) {
        write(exchange, answer.get());
      }
    }
  }

  private Deque<Optional<Response>> queue(String key) {
    return answers.computeIfAbsent(key, any -> new ConcurrentLinkedDeque<>());
  }

  private synchronized void note(HttpExchange exchange) throws IOException {
    Headers headers = Headers.none();
    for (var field : exchange.getRequestHeaders().entrySet()) {
      headers = headers.with(field.getKey(), field.getValue().getFirst());
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Request(
            Method.valueOf(exchange.getRequestMethod()),
            exchange.getRequestURI(),
            headers,
            Content.of(headers.first("Content-Type").orElse(""), body),
            Optional.empty()));
  }

  private static void write(HttpExchange exchange, Response response) throws IOException {
    exchange.getResponseHeaders().putAll(response.headers().asMap());
    byte[] body = response.content().bytes();
    if (body.length > 0) {
      exchange.getResponseHeaders().add("Content-Type", response.content().type());
    }
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}

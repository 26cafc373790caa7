package dev.penstock.sandbox.edge;

import dev.penstock.kernel.Sleeper;
import dev.penstock.sandbox.edge.HttpHead.Field;
import dev.penstock.sandbox.workers.Dispatch;
import dev.penstock.sandbox.workers.Workers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Answers one request of one connection, from a Worker or with an error page. */
final class Exchanges {

  /** So that a person's browser finds the machine itself for any host (RFC 6761, section 6.3). */
  private static final String ALIAS = ".localhost";

  /** https://developers.cloudflare.com/workers/versions-and-deployments/version-overrides/ */
  private static final String VERSION_OVERRIDES = "Cloudflare-Workers-Version-Overrides";

  /** Headers by which the parts of the sandbox talk to each other. */
  private static final String OWN = "x-penstock-";

  private final EdgeRoutes routes;
  private final Workers workers;

  Exchanges(EdgeRoutes routes, Workers workers) {
    this.routes = routes;
    this.workers = workers;
  }

  void serve(Socket client, String scheme) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    Optional<HttpHead> head = HttpHead.read(in);
    if (head.isEmpty()) {
      return;
    }
    Optional<URI> url = url(head.get(), scheme);
    if (url.isEmpty()) {
      Pages.plain(400, "Bad Request").writeTo(client.getOutputStream());
      return;
    }
    EdgeTarget target =
        routes.target(
            url.get().getHost(), url.get().getRawPath(), head.get().field(VERSION_OVERRIDES));
    meet(target, url.get(), head.get(), client, in);
  }

  private void meet(EdgeTarget target, URI url, HttpHead head, Socket client, InputStream in)
      throws IOException {
    switch (target) {
      case EdgeTarget.ErrorPage error ->
          Pages.error(error, url, head).writeTo(client.getOutputStream());
      case EdgeTarget.Ordered(int status) ->
          Pages.plain(status, "Ordered status " + status).writeTo(client.getOutputStream());
      case EdgeTarget.Late(Duration delay, EdgeTarget later) -> {
        sleep(delay);
        meet(later, url, head, client, in);
      }
      case EdgeTarget.ToWorker(String version) ->
          answer(workers.dispatch(version, url), head, client, in);
    }
  }

  private static void sleep(Duration delay) throws IOException {
    try {
      Sleeper.system().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the edge is closed", e);
    }
  }

  private void answer(Dispatch dispatch, HttpHead head, Socket client, InputStream in)
      throws IOException {
    switch (dispatch) {
      case Dispatch.Answer(String json) -> Pages.json(json).writeTo(client.getOutputStream());
      case Dispatch.Forward(InetSocketAddress to, Map<String, String> headers) -> {
        HttpHead request = forwarded(head, headers);
        expect(head, client.getOutputStream());
        try (Socket server = new Socket(to.getAddress(), to.getPort())) {
          server.setTcpNoDelay(true);
          relay(request, client, in, server);
        }
      }
    }
  }

  /** Tells a client to go on that waits for it (RFC 9110, section 10.1.1). */
  private static void expect(HttpHead head, OutputStream out) throws IOException {
    if (head.says("Expect", "100-continue")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  private static void relay(HttpHead request, Socket client, InputStream in, Socket server)
      throws IOException {
    OutputStream toServer = server.getOutputStream();
    toServer.write(request.toBytes());
    toServer.flush();
    Thread.ofVirtual().start(() -> pump(in, toServer));
    InputStream fromServer = new BufferedInputStream(server.getInputStream());
    OutputStream toClient = client.getOutputStream();
    HttpHead reply = HttpHead.read(fromServer).orElseThrow(() -> new IOException("no answer"));
    toClient.write(returned(reply).toBytes());
    new ReplyBody(fromServer, toClient).copy(reply, request.word(0));
    toClient.flush();
  }

  private static void pump(InputStream from, OutputStream to) {
    try {
      byte[] buffer = new byte[16 * 1024];
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        to.write(buffer, 0, read);
        to.flush();
      }
    } catch (IOException e) {
      // One side hung up; the other direction notices by itself.
    }
  }

  private static HttpHead forwarded(HttpHead head, Map<String, String> headers) {
    HttpHead request =
        head.without(field -> isOwn(field) || field.is("Expect"))
            .with("cf-connecting-ip", "127.0.0.1")
            .with("x-forwarded-proto", "https")
            .with("cf-ray", Pages.ray());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request = request.with(header.getKey(), header.getValue());
    }
    return head.says("Upgrade", "websocket")
        ? request
        : request.without(Exchanges::isUpgrade).with("Connection", "close");
  }

  private static HttpHead returned(HttpHead reply) {
    HttpHead plain =
        reply.without(Exchanges::isOwn).with("Server", "cloudflare").with("CF-Ray", Pages.ray());
    return reply.word(1).equals("101") ? plain : plain.with("Connection", "close");
  }

  /** Java's own client offers HTTP/2 with every plain request (RFC 7540, section 3.2). */
  private static boolean isUpgrade(Field field) {
    return field.is("Upgrade") || field.is("HTTP2-Settings");
  }

  private static boolean isOwn(Field field) {
    return field.name().toLowerCase(Locale.ROOT).startsWith(OWN);
  }

  private static Optional<URI> url(HttpHead head, String listener) {
    String authority = head.field("Host").orElse("");
    String host = authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    boolean alias = host.endsWith(ALIAS);
    String scheme =
        alias ? "https" : head.field(OWN + "scheme").map(s -> s.replace(":", "")).orElse(listener);
    String name = alias ? host.substring(0, host.length() - ALIAS.length()) : host;
    try {
      URI url = new URI(scheme + "://" + name + head.word(1));
      return url.getHost() == null ? Optional.empty() : Optional.of(url);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}

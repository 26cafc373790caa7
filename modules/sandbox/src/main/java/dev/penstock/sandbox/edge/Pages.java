package dev.penstock.sandbox.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What the edge answers itself. */
final class Pages {

  private final HttpHead head;
  private final byte[] body;

  private Pages(HttpHead head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  private static Pages of(int status, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    HttpHead head =
        new HttpHead("HTTP/1.1 " + status + " -", List.of())
            .with("Content-Type", type + "; charset=UTF-8")
            .with("Content-Length", String.valueOf(body.length))
            .with("Cache-Control", "private, no-store")
            .with("Server", "cloudflare")
            .with("CF-Ray", ray())
            .with("Connection", "close");
    return new Pages(head, body);
  }

  static Pages plain(int status, String text) {
    return of(status, "text/plain", text);
  }

  static Pages json(String json) {
    return of(200, "application/json", json);
  }

  /** Programs get {@code error code: 1016}, as from Cloudflare; browsers a page. */
  static Pages error(EdgeTarget.ErrorPage error, URI url, HttpHead request) {
    if (!request.says("Accept", "text/html")) {
      return plain(error.status(), "error code: " + error.code());
    }
    String page =
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>%1$s | %2$s</title></head>
        <body><h1>Error %3$d</h1><h2>%1$s</h2><p>%2$s</p></body></html>
        """
            .formatted(error.title(), url.getHost(), error.code());
    return of(error.status(), "text/html", page);
  }

  /** What Cloudflare numbers its requests with. */
  static String ray() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-LHR";
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head.toBytes());
    out.write(body);
    out.flush();
  }
}

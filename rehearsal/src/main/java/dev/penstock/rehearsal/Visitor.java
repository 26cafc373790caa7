package dev.penstock.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.dns.DnsHostResolver;
import dev.penstock.http.Content;
import dev.penstock.http.Headers;
import dev.penstock.http.Method;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Request;
import dev.penstock.http.Response;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import dev.penstock.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;

/** Somebody who uses the preview: by its real addresses, through DNS, TLS and the edge. */
final class Visitor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OkHttpTransport transport;

  Visitor(Sandbox sandbox) {
    try {
      this.transport =
          new OkHttpTransport(
              TransportOptions.defaults()
                  .withResolver(new DnsHostResolver(sandbox.cloudflare().nameServer()))
                  .withEdge(sandbox.cloudflare().edge())
                  .withExtraAuthorities(Files.readString(sandbox.cloudflare().certificateFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an address answers. */
  record Answer(int status, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        return JSON.missingNode();
      }
    }
  }

  Answer get(String url) {
    return send(Request.get(URI.create(url)));
  }

  Answer post(String url, String json) {
    return send(
        new Request(
            Method.POST,
            URI.create(url),
            Headers.none(),
            Content.of("application/json", json),
            Optional.empty()));
  }

  /** Whether nothing answers there any more: no such name, or nobody behind it. */
  boolean isGone(String url) {
    try {
      return transport.send(Request.get(URI.create(url))).status() >= 500;
    } catch (TransportFault e) {
      return true;
    }
  }

  private Answer send(Request request) {
    try {
      Response response = transport.send(request);
      return new Answer(response.status(), response.content().text());
    } catch (TransportFault e) {
      return new Answer(0, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}

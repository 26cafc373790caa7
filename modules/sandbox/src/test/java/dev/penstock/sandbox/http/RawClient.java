package dev.penstock.sandbox.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends one request over a plain socket, to see what a client library would hide. */
final class RawClient {

  private RawClient() {}

  /** The lines of the answer; whatever ends the connection early is thrown. */
  static List<String> lines(URI server, String requestLine) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      String request = requestLine + "\r\nHost: test\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .lines()
          .toList();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

package dev.penstock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Calls a sandbox the way its environment says. */
record Caller(Map<String, String> environment, HttpClient client) {

  Caller(Map<String, String> environment) {
    this(environment, HttpClient.newHttpClient());
  }

  Response neon(String method, String path, String body) throws IOException, InterruptedException {
    return send("NEON_API_HOST", "NEON_API_KEY", method, path, body);
  }

  Response cloudflare(String method, String path, String body)
      throws IOException, InterruptedException {
    return send("CLOUDFLARE_API_BASE_URL", "CLOUDFLARE_API_TOKEN", method, path, body);
  }

  Response github(String method, String path, String body)
      throws IOException, InterruptedException {
    return send("GITHUB_API_URL", "GITHUB_TOKEN", method, path, body);
  }

  Response control(String method, String path, String body)
      throws IOException, InterruptedException {
    return send("PENSTOCK_SANDBOX", "GITHUB_TOKEN", method, path, body);
  }

  private Response send(String address, String token, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(environment.get(address) + path))
            .header("Authorization", "Bearer " + environment.get(token))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return new Response(response.statusCode(), Json.read(response.body()));
  }

  /** What came back. */
  record Response(int status, JsonNode body) {}
}

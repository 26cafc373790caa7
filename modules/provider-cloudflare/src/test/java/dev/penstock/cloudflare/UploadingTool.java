package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does in milliseconds what wrangler takes seconds for: uploads a Worker as the configuration it is
 * given says, routes it, and writes the record of it.
 */
final class UploadingTool implements ToolRunner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "penstock-test";

  @Override
  public ToolResult run(ToolCall call) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode config = JSON.readTree(Files.readString(argument(call, "--config")));
      JsonNode secrets = JSON.readTree(Files.readString(argument(call, "--secrets-file")));
      String name = config.path("name").asText();
      String id =
          put(http, call, name, "multipart/form-data; boundary=" + BOUNDARY, form(config, secrets))
              .at("/result/deployment_id")
              .asText();
      put(http, call, name + "/routes", "application/json", config.path("routes").toString());
      record(call, name, id);
      return new ToolResult(0, List.of(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode put(HttpClient http, ToolCall call, String path, String type, String body)
      throws IOException, InterruptedException {
    Map<String, String> environment = call.environment();
    URI uri =
        URI.create(
            "%s/accounts/%s/workers/scripts/%s"
                .formatted(
                    environment.get("CLOUDFLARE_API_BASE_URL"),
                    environment.get("CLOUDFLARE_ACCOUNT_ID"),
                    path));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token(call))
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(uri + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static String form(JsonNode config, JsonNode secrets) {
    ObjectNode metadata = JSON.createObjectNode().put("main_module", "worker.js");
    metadata.put("compatibility_date", "2026-03-01");
    config
        .at("/unsafe/metadata")
        .properties()
        .forEach(each -> metadata.set(each.getKey(), each.getValue()));
    addBindings(metadata, "plain_text", config.path("vars"));
    addBindings(metadata, "secret_text", secrets);
    return part("metadata", "metadata", "application/json", metadata.toString())
        + part("worker.js", "worker.js", "application/javascript+module", "export default {}")
        + "--"
        + BOUNDARY
        + "--\r\n";
  }

  private static void addBindings(ObjectNode metadata, String type, JsonNode values) {
    values
        .properties()
        .forEach(
            each ->
                metadata
                    .withArray("bindings")
                    .addObject()
                    .put("name", each.getKey())
                    .put("type", type)
                    .put("text", each.getValue().asText()));
  }

  private static String part(String name, String file, String type, String body) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, file, type, body);
  }

  private static void record(ToolCall call, String name, String id) throws IOException {
    Files.writeString(
        Path.of(call.environment().getOrDefault("WRANGLER_OUTPUT_FILE_PATH", "")),
        JSON.createObjectNode()
            .put("type", "deploy")
            .put("worker_name", name)
            .put("version_id", dashed(id))
            .toString());
  }

  /** The upload answers the version's id without its dashes; wrangler writes it with them. */
  private static String dashed(String id) {
    return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private static String token(ToolCall call) {
    return call.secrets().entrySet().stream()
        .filter(each -> each.getKey().equals("CLOUDFLARE_API_TOKEN"))
        .map(each -> each.getValue().reveal())
        .findFirst()
        .orElseThrow();
  }

  private static Path argument(ToolCall call, String option) {
    return Path.of(call.command().get(call.command().indexOf(option) + 1));
  }
}

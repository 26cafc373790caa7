package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Optional;

/**
 * Does in milliseconds what wrangler takes seconds for: uploads a Worker as the configuration it is
 * given says, routes it, and writes the record of it.
 */
final class UploadingTool implements ToolRunner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "penstock-test";

  @Override
  public ToolResult run(ToolCall call) {
    if (call.command().contains("--version")) {
      return new ToolResult(0, List.of("4.164.0"), false);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode config = config(call);
      if (call.command().contains("preview")) {
        preview(http, call, config);
      } else if (call.command().contains("triggers")) {
        trigger(http, call, config);
      } else if (call.command().contains("versions")) {
        String type = "multipart/form-data; boundary=" + BOUNDARY;
        String path = config.path("name").asText() + "/versions";
        JsonNode answer = send(http, call, "POST", path, type, form(config, secrets(call)));
        record(call, "version-upload", config, answer.at("/result/id").asText());
      } else if (!call.command().contains("--dry-run")) {
        deploy(http, call, config);
      }
      return new ToolResult(0, List.of(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void preview(HttpClient http, ToolCall call, JsonNode config)
      throws IOException, InterruptedException {
    String name = call.command().get(call.command().indexOf("--name") + 1);
    String previews = "../workers/" + config.path("name").asText() + "/previews";
    JsonNode made = ask(http, call, "GET", previews + "/" + name, "application/json", "");
    if (made.path("result").isNull()) {
      String body = JSON.createObjectNode().put("name", name).toString();
      made = send(http, call, "POST", previews, "application/json", body);
    }
    ObjectNode metadata = JSON.createObjectNode().put("main_module", "worker.js");
    ObjectNode env = metadata.put("compatibility_date", "2026-03-01").putObject("env");
    bind(env, "plain_text", config.at("/previews/vars"));
    bind(env, "secret_text", secrets(call));
    String path = previews + "/" + made.at("/result/id").asText() + "/deployments";
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    JsonNode deployment = send(http, call, "POST", path, type, parts(metadata));
    ObjectNode record = JSON.createObjectNode().put("type", "preview");
    record.put("deployment_id", deployment.at("/result/id").asText());
    Files.writeString(
        Path.of(call.environment().getOrDefault("WRANGLER_OUTPUT_FILE_PATH", "")),
        record.<ObjectNode>set("preview_urls", made.at("/result/urls")).toString());
  }

  private static void bind(ObjectNode env, String type, JsonNode values) {
    values
        .properties()
        .forEach(
            each ->
                env.putObject(each.getKey())
                    .put("type", type)
                    .put("text", each.getValue().asText()));
  }

  private static void deploy(HttpClient http, ToolCall call, JsonNode config)
      throws IOException, InterruptedException {
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    String name = config.path("name").asText();
    JsonNode answer = send(http, call, "PUT", name, type, form(config, secrets(call)));
    trigger(http, call, config);
    record(call, "deploy", config, dashed(answer.at("/result/deployment_id").asText()));
  }

  private static void trigger(HttpClient http, ToolCall call, JsonNode config)
      throws IOException, InterruptedException {
    ArrayNode routes = JSON.createArrayNode();
    ArrayNode domains = JSON.createArrayNode();
    for (JsonNode route : config.path("routes")) {
      if (route.path("custom_domain").asBoolean()) {
        domains.addObject().put("hostname", route.path("pattern").asText());
      } else {
        routes.add(route);
      }
    }
    String script = config.path("name").asText();
    if (!routes.isEmpty()) {
      send(http, call, "PUT", script + "/routes", "application/json", routes.toString());
    }
    if (!domains.isEmpty()) {
      JsonNode body = JSON.createObjectNode().set("origins", domains);
      String path = script + "/domains/records";
      send(http, call, "PUT", path, "application/json", body.toString());
    }
    JsonNode crons = config.at("/triggers/crons");
    if (!crons.isMissingNode()) {
      ArrayNode schedules = JSON.createArrayNode();
      crons.forEach(cron -> schedules.addObject().put("cron", cron.asText()));
      send(http, call, "PUT", script + "/schedules", "application/json", schedules.toString());
    }
  }

  /** The chosen environment, with what it inherits. */
  private static JsonNode config(ToolCall call) throws IOException {
    JsonNode all = JSON.readTree(Files.readString(argument(call, "--config").orElseThrow()));
    String environment =
        call.command().stream()
            .filter(argument -> argument.startsWith("--env="))
            .map(argument -> argument.substring("--env=".length()))
            .findFirst()
            .orElseThrow();
    if (environment.isEmpty()) {
      return all;
    }
    ObjectNode merged = JSON.createObjectNode();
    for (String inherited : List.of("main", "routes", "triggers", "workers_dev")) {
      if (all.has(inherited)) {
        merged.set(inherited, all.get(inherited));
      }
    }
    return merged.setAll((ObjectNode) all.path("env").path(environment));
  }

  private static JsonNode secrets(ToolCall call) throws IOException {
    Optional<Path> file = argument(call, "--secrets-file");
    return file.isPresent() ? JSON.readTree(Files.readString(file.get())) : JSON.createObjectNode();
  }

  private static JsonNode send(
      HttpClient http, ToolCall call, String method, String path, String type, String body)
      throws IOException, InterruptedException {
    JsonNode answer = ask(http, call, method, path, type, body);
    if (!answer.path("success").asBoolean()) {
      throw new AssertionError(path + " is not there: " + answer);
    }
    return answer;
  }

  private static JsonNode ask(
      HttpClient http, ToolCall call, String method, String path, String type, String body)
      throws IOException, InterruptedException {
    Map<String, String> environment = call.environment();
    URI uri =
        URI.create(
                "%s/accounts/%s/workers/scripts/%s"
                    .formatted(
                        environment.get("CLOUDFLARE_API_BASE_URL"),
                        environment.get("CLOUDFLARE_ACCOUNT_ID"),
                        path))
            .normalize();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token(call))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200 && answer.statusCode() != 404) {
      throw new AssertionError(uri + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private static String form(JsonNode config, JsonNode secrets) {
    ObjectNode metadata = JSON.createObjectNode().put("main_module", "worker.js");
    metadata.put("compatibility_date", "2026-03-01");
    metadata.putArray("keep_bindings").add("secret_text");
    config
        .at("/unsafe/metadata")
        .properties()
        .forEach(each -> metadata.set(each.getKey(), each.getValue()));
    addBindings(metadata, "plain_text", config.path("vars"));
    addBindings(metadata, "secret_text", secrets);
    return parts(metadata);
  }

  private static String parts(ObjectNode metadata) {
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

  private static void record(ToolCall call, String type, JsonNode config, String id)
      throws IOException {
    Files.writeString(
        Path.of(call.environment().getOrDefault("WRANGLER_OUTPUT_FILE_PATH", "")),
        JSON.createObjectNode()
            .put("type", type)
            .put("worker_name", config.path("name").asText())
            .put("version_id", id)
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

  private static Optional<Path> argument(ToolCall call, String option) {
    int at = call.command().indexOf(option);
    return at < 0 ? Optional.empty() : Optional.of(Path.of(call.command().get(at + 1)));
  }
}

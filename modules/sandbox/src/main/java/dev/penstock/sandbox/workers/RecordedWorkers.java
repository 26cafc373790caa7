package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers from what was uploaded, without running it. */
final class RecordedWorkers implements Workers {

  private final Map<String, WorkerVersion> versions = new ConcurrentHashMap<>();

  @Override
  public List<String> put(WorkerVersion version) {
    versions.put(version.id(), version);
    return List.of("fetch");
  }

  @Override
  public void drop(String version) {
    versions.remove(version);
  }

  @Override
  public void blob(String hash, byte[] content) {}

  @Override
  public void live(String name, Optional<String> version) {}

  @Override
  public void edge(int port, Collection<String> suffixes) {}

  @Override
  public Dispatch dispatch(String id, URI url) {
    WorkerVersion version = versions.get(id);
    if (version == null) {
      throw new IllegalArgumentException("no version " + id);
    }
    return new Dispatch.Answer(health(version).toString());
  }

  private static ObjectNode health(WorkerVersion version) {
    ObjectNode variables = Json.object();
    for (JsonNode binding : version.bindings()) {
      if (binding.path("type").asText().equals("plain_text")) {
        variables.put(binding.path("name").asText(), binding.path("text").asText());
      }
    }
    ObjectNode health = Json.object().put("status", "ok").put("worker", version.name());
    health.put("version", variables.path("COMMIT_SHA").asText(version.id()));
    return health.set("variables", variables);
  }

  @Override
  public List<JsonNode> query(String database, List<Statement> statements)
      throws SqlFailedException {
    throw new SqlFailedException("Workers are only recorded here: there is no D1");
  }

  @Override
  public List<String> logs() {
    return List.of();
  }

  @Override
  public void close() {
    versions.clear();
  }
}

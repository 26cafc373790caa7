package dev.penstock.pipeline.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.config.PreviewStrategy;
import dev.penstock.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a preview's deployment on GitHub remembers: the names it used. A later push may rename or
 * drop a service in {@code penstock.yml}; teardown still finds what earlier ones made.
 *
 * @param version the format's version, 1
 * @param project the project's name
 * @param services the names with their provider of services that are Workers of their own
 * @param natives the names of native previews
 */
public record PreviewPayload(
    int version, String project, List<String> services, List<String> natives) {
  private static final int VERSION = 1;

  public PreviewPayload {
    services = List.copyOf(services);
    natives = List.copyOf(natives);
  }

  /** What a plan's deployment has to remember. */
  public static PreviewPayload of(PreviewPlan plan) {
    return new PreviewPayload(
        VERSION,
        plan.owner().project(),
        names(plan, PreviewStrategy.WORKER_PER_PR),
        names(plan, PreviewStrategy.NATIVE));
  }

  /** The names of that strategy. */
  List<String> names(PreviewStrategy strategy) {
    return switch (strategy) {
      case WORKER_PER_PR -> services;
      case NATIVE -> natives;
    };
  }

  private static List<String> names(PreviewPlan plan, PreviewStrategy strategy) {
    return plan.services().stream()
        .filter(service -> service.strategy() == strategy)
        .map(PlannedService::name)
        .toList();
  }

  /** Reads a payload; empty for one that is not Penstock's, is damaged or of a later version. */
  public static Optional<PreviewPayload> parse(String json) {
    try {
      return Optional.of(Json.first(json)).filter(PreviewPayload::isOne).map(PreviewPayload::read);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isOne(JsonNode json) {
    JsonNode version = json.path("version");
    return version.isInt()
        && version.intValue() == VERSION
        && json.path("project").isTextual()
        && areNames(json.path("services"))
        && areNames(json.path("natives"));
  }

  private static boolean areNames(JsonNode list) {
    return list.isMissingNode()
        || list.isNull()
        || (list.isArray() && list.valueStream().allMatch(JsonNode::isTextual));
  }

  private static PreviewPayload read(JsonNode json) {
    return new PreviewPayload(
        VERSION,
        json.path("project").textValue(),
        names(json.path("services")),
        names(json.path("natives")));
  }

  private static List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::textValue).toList();
  }

  /** The payload as one line of JSON. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", version);
    json.put("project", project);
    json.put("services", services);
    json.put("natives", natives);
    return Json.text(json);
  }
}

package dev.penstock.pipeline.preview;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.config.PreviewStrategy;
import java.util.List;
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
@JsonIgnoreProperties(ignoreUnknown = true)
public record PreviewPayload(
    int version, String project, List<String> services, List<String> natives) {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  public PreviewPayload {
    services = services == null ? List.of() : List.copyOf(services);
    natives = natives == null ? List.of() : List.copyOf(natives);
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

  /** Reads a payload; empty for one that is not Penstock's or of a later version. */
  public static Optional<PreviewPayload> parse(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, PreviewPayload.class))
          .filter(payload -> payload.version == VERSION);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The payload as one line of JSON. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts is always JSON", e);
    }
  }
}

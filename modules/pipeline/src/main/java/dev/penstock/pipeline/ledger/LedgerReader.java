package dev.penstock.pipeline.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.pipeline.migration.RestorePoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the payload of version 1. */
final class LedgerReader {

  /** What must be there is not, or is something else. */
  private static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private LedgerReader() {}

  /** Empty when it is damaged. */
  static Optional<LedgerPayload> read(JsonNode root) {
    try {
      return Optional.of(payload(root));
    } catch (Damaged | DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static LedgerPayload payload(JsonNode root) {
    List<ReleasedService> services = services(root.path("services"), List.of());
    return new LedgerPayload(
        text(root, "project"),
        word(root, "kind", LedgerPayload.Kind.class),
        word(root, "result", LedgerPayload.Result.class),
        run(object(root, "run").orElseThrow(Damaged::new)),
        services,
        services(root.path("before"), services),
        object(root, "schema").map(LedgerReader::schema),
        object(root, "restorePoint").flatMap(LedgerReader::restorePoint),
        optional(root, "hold"),
        optional(root, "failure"));
  }

  private static RunIdentity run(JsonNode run) {
    return new RunIdentity(
        optional(run, "id"), run.path("attempt").asInt(1), optional(run, "actor"));
  }

  private static List<ReleasedService> services(JsonNode list, List<ReleasedService> named) {
    List<ReleasedService> services = new ArrayList<>();
    list.forEach(one -> services.add(one.isTextual() ? named(one.asText(), named) : service(one)));
    return services;
  }

  private static ReleasedService named(String key, List<ReleasedService> services) {
    return services.stream()
        .filter(service -> service.service().equals(key))
        .findFirst()
        .orElseThrow(Damaged::new);
  }

  private static ReleasedService service(JsonNode service) {
    return new ReleasedService(
        text(service, "service"),
        text(service, "name"),
        text(service, "release"),
        text(service, "commit"),
        text(service, "url"),
        optional(service, "image"),
        optional(service, "content"),
        optional(service, "health"));
  }

  private static SchemaState schema(JsonNode schema) {
    return new SchemaState(text(schema, "version"), schema.path("runsOlderCode").asBoolean(false));
  }

  /** Empty for a kind that came later: the rest of the entry is as good as ever. */
  private static Optional<RestorePoint> restorePoint(JsonNode point) {
    String branch = text(point, "branch");
    if (point.has("lsn")) {
      Instant at = Instant.parse(text(point, "at"));
      return Optional.of(new RestorePoint.Moment(branch, at, text(point, "lsn")));
    }
    return optional(point, "copy").map(copy -> new RestorePoint.Copy(branch, copy));
  }

  private static <E extends Enum<E>> E word(JsonNode node, String field, Class<E> type) {
    try {
      return Enum.valueOf(type, text(node, field).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Damaged();
    }
  }

  private static String text(JsonNode node, String field) {
    return optional(node, field).orElseThrow(Damaged::new);
  }

  private static Optional<String> optional(JsonNode node, String field) {
    return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Optional<JsonNode> object(JsonNode node, String field) {
    return Optional.of(node.path(field)).filter(JsonNode::isObject);
  }
}

package dev.penstock.pipeline.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.json.Json;
import dev.penstock.pipeline.migration.RestorePoint;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A ledger payload as JSON: an object whose field {@code penstock} holds a version and the payload.
 * What stands beside that field belongs to whoever keeps the entry.
 *
 * <p>Fields that a reader does not know are passed over, so that a later Penstock may add some.
 * What an older one would misunderstand gets another version, and the older one does not read it.
 */
public final class LedgerFormat {
  private static final String ROOT = "penstock";
  private static final int VERSION = 1;

  private LedgerFormat() {}

  /**
   * The payload as one line of ASCII, so that its length is its size. What no store keeps, the
   * character NUL and halves of surrogate pairs, is replaced by U+FFFD.
   */
  public static String write(LedgerPayload payload) {
    return Json.ascii(tree(payload));
  }

  /** The payload as a new tree, for whoever puts something beside it. */
  public static ObjectNode tree(LedgerPayload payload) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    write(payload, document.putObject(ROOT).put("version", VERSION));
    return document;
  }

  /** Reads a payload; empty for one that is not Penstock's, is damaged or of a later version. */
  public static Optional<LedgerPayload> read(String json) {
    return read(parse(json));
  }

  /** Text as a tree; a missing node when it is not JSON. */
  public static JsonNode parse(String json) {
    try {
      return Json.first(json);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** The same of a tree. */
  public static Optional<LedgerPayload> read(JsonNode document) {
    JsonNode root = document.path(ROOT);
    JsonNode version = root.path("version");
    return version.isInt() && version.intValue() == VERSION
        ? LedgerReader.read(root)
        : Optional.empty();
  }

  private static void write(LedgerPayload payload, ObjectNode to) {
    text(to, "project", payload.project());
    to.put("kind", word(payload.kind())).put("result", word(payload.result()));
    write(payload.run(), to.putObject("run"));
    ArrayNode services = to.putArray("services");
    payload.services().forEach(service -> write(service, services.addObject()));
    ArrayNode before = to.putArray("before");
    payload.before().forEach(service -> writeBefore(service, payload.services(), before));
    payload.schema().ifPresent(schema -> write(schema, to.putObject("schema")));
    payload.restorePoint().ifPresent(point -> write(point, to.putObject("restorePoint")));
    text(to, "hold", payload.hold());
    text(to, "failure", payload.failure());
  }

  private static void write(RunIdentity run, ObjectNode to) {
    text(to, "id", run.id());
    to.put("attempt", run.attempt());
    text(to, "actor", run.actor());
  }

  private static void write(ReleasedService service, ObjectNode to) {
    text(to, "service", service.service());
    text(to, "name", service.name());
    text(to, "release", service.release());
    text(to, "commit", service.commit());
    text(to, "url", service.url());
    text(to, "image", service.image());
    text(to, "content", service.content());
    text(to, "health", service.health());
  }

  /** One that the run did not change is named only: stores limit the size of an entry. */
  private static void writeBefore(
      ReleasedService service, List<ReleasedService> now, ArrayNode before) {
    Optional<ReleasedService> first =
        now.stream().filter(one -> one.service().equals(service.service())).findFirst();
    if (first.equals(Optional.of(service))) {
      before.add(storable(service.service()));
    } else {
      write(service, before.addObject());
    }
  }

  private static void write(SchemaState schema, ObjectNode to) {
    text(to, "version", schema.version());
    to.put("runsOlderCode", schema.runsOlderCode());
  }

  private static void write(RestorePoint point, ObjectNode to) {
    text(to, "branch", point.branch());
    switch (point) {
      case RestorePoint.Moment moment -> {
        to.put("at", moment.at().toString());
        text(to, "lsn", moment.lsn());
      }
      case RestorePoint.Copy copy -> text(to, "copy", copy.copy());
    }
  }

  private static void text(ObjectNode to, String field, String value) {
    to.put(field, storable(value));
  }

  private static void text(ObjectNode to, String field, Optional<String> value) {
    value.ifPresent(present -> text(to, field, present));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String storable(String text) {
    return text.codePoints()
        .map(each -> each == 0 || isHalf(each) ? 0xFFFD : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}

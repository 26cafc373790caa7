package dev.penstock.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.incident.Signature;
import dev.penstock.pipeline.release.ReleaseReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The facts of a run as part of an action's JSON result, so that a later step can tell of them:
 * {@code result.release}. New fields may come; a reader passes over those it does not know.
 */
public final class ReleaseJson {
  /** The name of the field in the result. */
  public static final String FIELD = "release";

  private ReleaseJson() {}

  /** The facts of a run's report. */
  public static Map<String, Object> of(ReleaseReport report) {
    return of(ReportedRelease.factsOf(report));
  }

  static Map<String, Object> of(ReleaseFacts facts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("project", facts.signature().project());
    json.put("environment", facts.environment());
    json.put("service", facts.signature().service());
    json.put("reason-code", facts.signature().reason());
    json.put("deployment", facts.deployment());
    json.put("rollback", facts.rollback());
    facts.commit().ifPresent(commit -> json.put("commit", commit));
    json.put("state", word(facts.aftermath()));
    facts.failure().ifPresent(why -> json.put("failure", failure(why)));
    facts.refusal().ifPresent(why -> json.put("refusal", failure(why)));
    facts.lastProven().ifPresent(proven -> json.put("last-proven", proven(proven)));
    json.put("services", facts.services().stream().map(ReleaseJson::service).toList());
    json.put("probes", facts.probes().stream().map(ReleaseJson::probes).toList());
    json.put("schema", word(facts.schema()));
    json.put("migrations", facts.migrations());
    facts.restorePoint().ifPresent(point -> json.put("restore-point", point));
    json.put("output", facts.output());
    return json;
  }

  /**
   * Reads them back.
   *
   * @throws IllegalArgumentException for what this class did not write
   */
  public static ReleaseFacts read(JsonNode json) {
    return new ReleaseFacts(
        new Signature(
            required(json, "project"),
            required(json, "environment"),
            required(json, "service"),
            required(json, "reason-code")),
        json.path("deployment").asLong(),
        json.path("rollback").asBoolean(),
        text(json, "commit"),
        constant(Aftermath.class, json.path("state"), Aftermath.UNKNOWN),
        part(json, "failure", ReleaseJson::readFailure),
        part(json, "refusal", ReleaseJson::readFailure),
        part(json, "last-proven", ReleaseJson::readProven),
        list(json.path("services"), ReleaseJson::readService),
        list(json.path("probes"), ReleaseJson::readProbes),
        constant(SchemaChange.class, json.path("schema"), SchemaChange.UNKNOWN),
        list(json.path("migrations"), JsonNode::asText),
        text(json, "restore-point"),
        json.path("output").asText(""));
  }

  private static Map<String, Object> failure(Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exit", failure.exit().code());
    json.put("reason-code", failure.reasonCode());
    json.put("what", failure.what());
    json.put("why", failure.why());
    json.put("next", failure.next());
    json.put("docs", failure.docs());
    return json;
  }

  private static Failure readFailure(JsonNode json) {
    int exit = json.path("exit").asInt(ExitCode.FAILED.code());
    return new Failure(
        List.of(ExitCode.values()).stream()
            .filter(code -> code.code() == exit)
            .findFirst()
            .orElse(ExitCode.FAILED),
        required(json, "reason-code"),
        required(json, "what"),
        json.path("why").asText(""),
        required(json, "next"),
        json.path("docs").asText(""));
  }

  private static Map<String, Object> proven(ProvenRelease proven) {
    Map<String, Object> json = new LinkedHashMap<>();
    proven.deployment().ifPresent(number -> json.put("deployment", number));
    proven.commit().ifPresent(commit -> json.put("commit", commit));
    return json;
  }

  private static ProvenRelease readProven(JsonNode json) {
    return new ProvenRelease(number(json, "deployment"), text(json, "commit"));
  }

  private static Map<String, Object> service(ServedService service) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("service", service.service());
    service.url().ifPresent(url -> json.put("url", url));
    service.release().ifPresent(release -> json.put("release", release));
    service.commit().ifPresent(commit -> json.put("commit", commit));
    json.put("state", word(service.state()));
    service.since().ifPresent(since -> json.put("since", since));
    service.evidence().ifPresent(said -> json.put("probes-said", said));
    service.tool().ifPresent(said -> json.put("tool-failed", said));
    return json;
  }

  private static ServedService readService(JsonNode json) {
    return new ServedService(
        required(json, "service"),
        text(json, "url"),
        text(json, "release"),
        text(json, "commit"),
        constant(ServedService.State.class, json.path("state"), ServedService.State.UNTOUCHED),
        number(json, "since"),
        text(json, "probes-said"),
        text(json, "tool-failed"));
  }

  private static Map<String, Object> probes(ProbeRun run) {
    return Map.of(
        "from-ms", run.from().toMillis(),
        "to-ms", run.to().toMillis(),
        "probes", run.probes(),
        "said", run.said());
  }

  private static ProbeRun readProbes(JsonNode json) {
    return new ProbeRun(
        Duration.ofMillis(json.path("from-ms").asLong()),
        Duration.ofMillis(json.path("to-ms").asLong()),
        json.path("probes").asInt(),
        json.path("said").asText(""));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, E otherwise) {
    return List.of(type.getEnumConstants()).stream()
        .filter(one -> word(one).equals(json.asText("")))
        .findFirst()
        .orElse(otherwise);
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field).asText("")).filter(text -> !text.isBlank());
  }

  private static String required(JsonNode json, String field) {
    return text(json, field)
        .orElseThrow(() -> new IllegalArgumentException("a release without " + field));
  }

  private static Optional<Long> number(JsonNode json, String field) {
    return Optional.of(json.path(field)).filter(JsonNode::isIntegralNumber).map(JsonNode::asLong);
  }

  private static <T> Optional<T> part(JsonNode json, String field, Function<JsonNode, T> reader) {
    return Optional.of(json.path(field)).filter(JsonNode::isObject).map(reader);
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> reader) {
    return StreamSupport.stream(json.spliterator(), false).map(reader).toList();
  }
}

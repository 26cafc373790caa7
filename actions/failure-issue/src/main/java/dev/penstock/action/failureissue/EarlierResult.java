package dev.penstock.action.failureissue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.json.Json;
import dev.penstock.report.ReleaseFacts;
import dev.penstock.report.ReleaseJson;
import java.io.IOException;
import java.util.Optional;

/**
 * The output {@code result} of an earlier step.
 *
 * @param release what Penstock's deploy or rollback tells of a run; empty when it did not begin one
 * @param reason the step's reason code; empty without one
 * @param message what it said, one sentence; empty without one
 * @param why why it failed; empty without it
 * @param next what to do next; empty without it
 */
record EarlierResult(
    Optional<ReleaseFacts> release,
    Optional<String> reason,
    Optional<String> message,
    Optional<String> why,
    Optional<String> next) {
  /** What an absent result says. */
  static EarlierResult none() {
    return new EarlierResult(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Reads one; empty for what is none. */
  static Optional<EarlierResult> parse(String text) {
    try {
      JsonNode json = Json.first(text);
      return json.isObject() ? Optional.of(read(json)) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static EarlierResult read(JsonNode json) {
    JsonNode release = json.path(ReleaseJson.FIELD);
    return new EarlierResult(
        release.isObject() ? Optional.of(ReleaseJson.read(release)) : Optional.empty(),
        text(json, "reason-code"),
        text(json, "message"),
        text(json, "why"),
        text(json, "next"));
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field).asText("")).filter(text -> !text.isBlank());
  }
}

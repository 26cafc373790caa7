package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.UnreadableAnswer;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerFormat;
import dev.penstock.pipeline.ledger.LedgerPayload;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A ledger entry as a deployment keeps it.
 *
 * @param entry the entry
 * @param description one line for people
 * @param beside what stands beside the payload
 */
record KeptEntry(LedgerEntry entry, String description, Beside beside) {

  /**
   * What only GitHub needs to know of an entry.
   *
   * @param nonce tells a run's own deployment from any other, when the answer to its creation was
   *     lost
   * @param replaces the deployment that it takes the place of; empty for one that was begun
   * @param url where a person looks first; empty when nothing serves
   */
  record Beside(String nonce, Optional<Long> replaces, Optional<URI> url) {}

  /** Reads a deployment; empty when its payload is not of this format. */
  static Optional<KeptEntry> read(JsonNode deployment, String environment) {
    JsonNode document = document(deployment.path("payload"));
    return LedgerFormat.read(document)
        .map(payload -> entry(deployment, environment, payload))
        .map(
            entry ->
                new KeptEntry(entry, deployment.path("description").asText(), beside(document)));
  }

  /** What was given as text comes back as text. */
  private static JsonNode document(JsonNode payload) {
    return payload.isTextual() ? LedgerFormat.parse(payload.asText()) : payload;
  }

  long id() {
    return entry.id();
  }

  boolean isBegun() {
    return entry.payload().result() == LedgerPayload.Result.BEGUN;
  }

  /** The state that people see: what failed and was put back failed. */
  String state() {
    return switch (entry.payload().result()) {
      case BEGUN -> "in_progress";
      case PROVEN -> "success";
      case FAILED, ROLLED_BACK -> "failure";
    };
  }

  private static LedgerEntry entry(JsonNode deployment, String environment, LedgerPayload payload) {
    return new LedgerEntry(
        deployment.path("id").asLong(),
        environment,
        deployment.path("sha").asText(),
        instant(deployment.path("created_at")),
        payload);
  }

  private static Beside beside(JsonNode document) {
    return new Beside(
        document.path("nonce").asText(),
        Optional.of(document.path("replaces")).filter(JsonNode::isNumber).map(JsonNode::asLong),
        Optional.of(document.path("url")).filter(JsonNode::isTextual).flatMap(KeptEntry::url));
  }

  private static Optional<URI> url(JsonNode text) {
    try {
      return Optional.of(URI.create(text.asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Instant instant(JsonNode text) {
    try {
      return Instant.parse(text.asText());
    } catch (DateTimeException e) {
      throw new UnreadableAnswer("a time is not of RFC 3339");
    }
  }
}

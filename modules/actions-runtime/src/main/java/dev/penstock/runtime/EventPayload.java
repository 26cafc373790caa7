package dev.penstock.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.json.Json;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The event that started the run, read from {@code GITHUB_EVENT_PATH} each time it is asked. */
public final class EventPayload {
  private static final Set<String> PULL_REQUEST_EVENTS =
      Set.of("pull_request", "pull_request_target");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final Environment environment;

  EventPayload(Environment environment) {
    this.environment = environment;
  }

  /**
   * The pull request's event; empty when the run was started by something else.
   *
   * @throws PenstockException with exit 2 when the payload is missing, not JSON, or not what GitHub
   *     sends for a pull request
   */
  public Optional<PullRequestEvent> pullRequest() {
    Optional<String> name = environment.get("GITHUB_EVENT_NAME");
    if (name.isPresent() && !PULL_REQUEST_EVENTS.contains(name.get())) {
      return Optional.empty();
    }
    Optional<JsonNode> payload = environment.get("GITHUB_EVENT_PATH").map(EventPayload::read);
    if (payload.isEmpty() && name.isPresent()) {
      throw unusable("GITHUB_EVENT_PATH is not set");
    }
    return payload
        .filter(event -> name.isPresent() || looksLikeOne(event))
        .map(EventPayload::pullRequest);
  }

  /** On a developer's machine the event often has no name. */
  private static boolean looksLikeOne(JsonNode event) {
    return event.path("pull_request").isObject() && event.path("number").isNumber();
  }

  private static JsonNode read(String path) {
    try {
      return Json.first(Files.readAllBytes(Path.of(path)));
    } catch (JacksonException e) {
      // Jackson's own message quotes the file, and what is in there is anybody's text.
      throw unusable("the file is not valid JSON");
    } catch (IOException | UncheckedIOException e) {
      throw unusable("the file that GITHUB_EVENT_PATH names cannot be read");
    }
  }

  private static PullRequestEvent pullRequest(JsonNode event) {
    JsonNode pull = event.path("pull_request");
    JsonNode head = pull.path("head");
    JsonNode base = pull.path("base");
    return new PullRequestEvent(
        text(event, "action"),
        number(event.has("number") ? event.path("number") : pull.path("number")),
        commit(head),
        text(head, "ref"),
        Optional.ofNullable(head.path("repo").path("full_name").textValue()),
        text(base, "ref"),
        text(base.path("repo"), "full_name"),
        pull.path("merged").asBoolean(false),
        Optional.ofNullable(pull.path("user").path("login").textValue()).orElse("ghost"));
  }

  private static String text(JsonNode parent, String field) {
    String text = parent.path(field).textValue();
    if (text == null || text.isBlank()) {
      throw unusable("it has no \"" + field + "\" where a pull request's event has one");
    }
    return text;
  }

  private static int number(JsonNode node) {
    if (!node.isInt() || node.intValue() < 1) {
      throw unusable("its pull request has no number");
    }
    return node.intValue();
  }

  private static String commit(JsonNode head) {
    String commit = text(head, "sha");
    if (!COMMIT.matcher(commit).matches()) {
      throw unusable("its head commit is not a commit's id");
    }
    return commit;
  }

  private static PenstockException unusable(String why) {
    return Failure.invalid(
            "event-payload-unusable",
            "The event that started this run cannot be read",
            why,
            "Start the workflow from a pull request, or set GITHUB_EVENT_PATH to a file with a"
                + " pull_request event.")
        .asException();
  }
}

package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The payload of a {@code pull_request} event, as a workflow run finds it in the file that {@code
 * GITHUB_EVENT_PATH} names (docs.github.com/webhooks/webhook-events-and-payloads#pull_request). It
 * tells the pull request as it is when the payload is made.
 */
public final class EventPayload {
  private final ObjectNode payload;

  private EventPayload(ObjectNode payload) {
    this.payload = payload;
  }

  /** The pull request was opened. */
  public static EventPayload opened(GitHub github, Repository repository, int number) {
    return new EventPayload(payload("opened", github.uri(), repository, number));
  }

  /** It was opened again. */
  public static EventPayload reopened(GitHub github, Repository repository, int number) {
    return new EventPayload(payload("reopened", github.uri(), repository, number));
  }

  /** It was closed, merged or not. */
  public static EventPayload closed(GitHub github, Repository repository, int number) {
    return new EventPayload(payload("closed", github.uri(), repository, number));
  }

  /**
   * A commit was pushed to it.
   *
   * @param before the commit that was its head until then
   */
  public static EventPayload synchronize(
      GitHub github, Repository repository, int number, String before) {
    ObjectNode payload = payload("synchronize", github.uri(), repository, number);
    payload.put("before", before);
    payload.put("after", payload.at("/pull_request/head/sha").asText());
    return new EventPayload(payload);
  }

  private static ObjectNode payload(String action, URI api, Repository repository, int number) {
    Issue issue = repository.issue(number);
    Pull pull = issue.pull().orElseThrow();
    Urls urls = new Urls(api, repository.fullName());
    ObjectNode payload = Json.object().put("action", action).put("number", number);
    payload.set("pull_request", PullShape.full(issue, pull, repository, urls));
    payload.set("repository", RepositoryShape.of(repository, urls));
    payload.set("organization", organization(repository.owner(), urls));
    payload.set("sender", AccountShape.of(issue.author(), api));
    return payload;
  }

  private static ObjectNode organization(Account owner, Urls urls) {
    String url = urls.api("/orgs/" + owner.login());
    return Json.object()
        .put("login", owner.login())
        .put("id", owner.id())
        .put("node_id", Ids.node("O", owner.id()))
        .put("url", url)
        .put("repos_url", url + "/repos")
        .put("events_url", url + "/events")
        .put("hooks_url", url + "/hooks")
        .put("issues_url", url + "/issues")
        .put("members_url", url + "/members{/member}")
        .put("public_members_url", url + "/public_members{/member}")
        .put("avatar_url", "https://avatars.githubusercontent.com/u/" + owner.id() + "?v=4")
        .put("description", "");
  }

  /** The payload as a tree. */
  public JsonNode json() {
    return payload.deepCopy();
  }

  /**
   * Writes it to a file.
   *
   * @return the file
   * @throws IOException when it cannot be written
   */
  public Path writeTo(Path file) throws IOException {
    return Files.write(file, Json.write(payload));
  }
}

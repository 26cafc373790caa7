package dev.penstock.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventPayloadTest {
  private final Codex codex = new Codex();

  @AfterEach
  void close() {
    codex.close();
  }

  @Test
  void an_opened_pull_request_is_told_as_the_api_tells_it() throws Exception {
    EventPayload event = EventPayload.opened(codex.github, codex.repository, 8);
    JsonNode payload = Json.read(Json.write(event.json()));
    assertThat(payload.get("action").asText()).isEqualTo("opened");
    assertThat(payload.get("number").asInt()).isEqualTo(8);
    assertThat(payload.get("pull_request"))
        .isEqualTo(Codex.json(codex.get("/repos/acme/codex/pulls/8")));
    assertThat(payload.at("/repository/full_name").asText()).isEqualTo("acme/codex");
    assertThat(payload.at("/organization/login").asText()).isEqualTo("acme");
    assertThat(payload.at("/sender/login").asText()).isEqualTo("alice");
  }

  @Test
  void a_push_tells_both_commits(@TempDir Path folder) throws Exception {
    codex.repository.push(8, Codex.SECOND);
    Path file =
        EventPayload.synchronize(codex.github, codex.repository, 8, Codex.FIRST)
            .writeTo(folder.resolve("event.json"));
    JsonNode payload = Json.read(Files.readAllBytes(file));
    assertThat(payload.get("action").asText()).isEqualTo("synchronize");
    assertThat(payload.get("before").asText()).isEqualTo(Codex.FIRST);
    assertThat(payload.get("after").asText()).isEqualTo(Codex.SECOND);
    assertThat(payload.at("/pull_request/head/sha").asText()).isEqualTo(Codex.SECOND);
  }

  @Test
  void a_closed_one_says_whether_it_was_merged() {
    codex.repository.close(8);
    JsonNode closed = EventPayload.closed(codex.github, codex.repository, 8).json();
    assertThat(closed.at("/pull_request/state").asText()).isEqualTo("closed");
    assertThat(closed.at("/pull_request/merged").asBoolean()).isFalse();
    codex.repository.reopen(8);
    JsonNode reopened = EventPayload.reopened(codex.github, codex.repository, 8).json();
    assertThat(reopened.at("/pull_request/state").asText()).isEqualTo("open");
    codex.repository.merge(8);
    JsonNode merged = EventPayload.closed(codex.github, codex.repository, 8).json();
    assertThat(merged.at("/pull_request/merged").asBoolean()).isTrue();
    assertThat(codex.repository.mainCommit()).isEqualTo(Codex.FIRST);
  }

  @Test
  void a_fork_shows_in_the_head() throws Exception {
    codex.github.open(
        codex.repository,
        PullRequestSeed.of(12, "Pwn ${{ secrets }}", "mallory", "main", "c".repeat(40))
            .fromFork("mallory"));
    JsonNode head =
        EventPayload.opened(codex.github, codex.repository, 12).json().at("/pull_request/head");
    assertThat(head.at("/repo/full_name").asText()).isEqualTo("mallory/codex");
    assertThat(head.at("/repo/fork").asBoolean()).isTrue();
    assertThat(head.get("label").asText()).isEqualTo("mallory:main");
    assertThat(codex.repository.mainCommit())
        .as("main is not the fork's")
        .isNotEqualTo("c".repeat(40));
    assertThat(codex.get("/repos/acme/codex/pulls/12").statusCode()).isEqualTo(200);
  }
}

package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPayloadTest {
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final String OPENED =
      """
      {
        "action": "opened",
        "number": 8,
        "pull_request": {
          "number": 8,
          "state": "open",
          "title": "Auth",
          "user": {"login": "ada"},
          "merged": false,
          "head": {
            "ref": "feature/auth",
            "sha": "%s",
            "repo": {"full_name": "acme/codex", "fork": true}
          },
          "base": {"ref": "main", "repo": {"full_name": "Acme/codex", "fork": true}}
        }
      }
      """
          .formatted(SHA);

  @TempDir Path folder;

  @Test
  void a_pull_request_is_read_from_the_payload() {
    PullRequestEvent event = read("pull_request", OPENED).orElseThrow();

    assertThat(event)
        .isEqualTo(
            new PullRequestEvent(
                "opened",
                8,
                SHA,
                "feature/auth",
                Optional.of("acme/codex"),
                "main",
                "Acme/codex",
                false,
                "ada"));
    assertThat(event.fromFork()).isFalse();
    assertThat(event.closed()).isFalse();
  }

  @Test
  void a_merge_is_a_close() {
    String closed =
        OPENED.replace("\"opened\"", "\"closed\"").replace("\"merged\": false", "\"merged\": true");
    PullRequestEvent event = read("pull_request_target", closed).orElseThrow();

    assertThat(event.closed()).isTrue();
    assertThat(event.merged()).isTrue();
  }

  @Test
  void another_or_a_deleted_repository_is_a_fork() {
    assertThat(event(OPENED.replace("\"acme/codex\"", "\"mallory/codex\"")).fromFork()).isTrue();
    assertThat(event(OPENED.replaceFirst("\"repo\": \\{[^}]*}", "\"repo\": null")).fromFork())
        .isTrue();
  }

  @Test
  void the_account_of_the_author_may_be_gone() {
    assertThat(event(OPENED.replace("{\"login\": \"ada\"}", "null")).author()).isEqualTo("ghost");
  }

  @Test
  void hostile_names_are_kept_as_they_are() {
    String hostile = "a\\\"; rm -rf $HOME #\\n::error::x<img>";
    assertThat(event(OPENED.replace("feature/auth", hostile)).headBranch())
        .isEqualTo("a\"; rm -rf $HOME #\n::error::x<img>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "workflow_dispatch", "issue_comment", "workflow_run"})
  void another_event_is_no_pull_request(String name) {
    assertThat(read(name, OPENED)).isEmpty();
  }

  @Test
  void without_a_name_the_payload_tells() {
    assertThat(read("", OPENED)).isPresent();
    assertThat(read("", "{\"ref\": \"refs/heads/main\"}")).isEmpty();
  }

  @Test
  void without_an_event_there_is_no_pull_request() {
    assertThat(new EventPayload(Environment.of(Map.of())).pullRequest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json planted",
        "{}",
        "[]",
        "{\"action\": \"opened\", \"number\": \"8\"}",
        "{\"action\": \"opened\", \"number\": -1, \"pull_request\": {}}"
      })
  void a_broken_payload_is_told_without_quoting_it(String payload) {
    assertThatThrownBy(() -> read("pull_request", payload))
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> {
              assertThat(e.failure().exit()).isEqualTo(ExitCode.INVALID);
              assertThat(e.failure().reasonCode()).isEqualTo("event-payload-unusable");
              assertThat(e.failure().toString()).doesNotContain("planted");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "0123", "$(id)"})
  void a_commit_that_is_none_is_refused(String sha) {
    assertThatThrownBy(() -> event(OPENED.replace(SHA, sha))).isInstanceOf(PenstockException.class);
  }

  @Test
  void a_missing_file_or_variable_is_told() {
    Environment noFile =
        Environment.of(
            Map.of(
                "GITHUB_EVENT_NAME",
                "pull_request",
                "GITHUB_EVENT_PATH",
                folder.resolve("none").toString()));
    Environment noVariable = Environment.of(Map.of("GITHUB_EVENT_NAME", "pull_request"));

    assertThatThrownBy(() -> new EventPayload(noFile).pullRequest())
        .isInstanceOf(PenstockException.class);
    assertThatThrownBy(() -> new EventPayload(noVariable).pullRequest())
        .isInstanceOf(PenstockException.class);
  }

  private PullRequestEvent event(String payload) {
    return read("pull_request", payload).orElseThrow();
  }

  private Optional<PullRequestEvent> read(String name, String payload) {
    Map<String, String> variables = new HashMap<>();
    variables.put("GITHUB_EVENT_NAME", name);
    variables.put("GITHUB_EVENT_PATH", write(payload).toString());
    return new EventPayload(Environment.of(variables)).pullRequest();
  }

  private Path write(String payload) {
    try {
      return Files.writeString(folder.resolve("event.json"), payload);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

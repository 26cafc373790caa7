package dev.penstock.cloudflare;

import static dev.penstock.cloudflare.CloudflareFixture.BASE;
import static dev.penstock.cloudflare.CloudflareFixture.error;
import static dev.penstock.cloudflare.CloudflareFixture.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.http.Method;
import dev.penstock.http.Stub;
import dev.penstock.http.StubTransport;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.tool.FakeToolRunner;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WorkerPerPullRequestTest {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final String NAME = "codex-api-preview-8";
  private static final String SCRIPTS = BASE + "/accounts/acct1/workers/scripts";
  private static final String SCRIPT = SCRIPTS + "/" + NAME;
  private static final String TAG = "penstock.codex.pr-8";
  private static final String NOT_FOUND = error(10007, "This Worker does not exist");

  @TempDir private Path service;
  @RegisterExtension final StubTransport api = new StubTransport();
  private final FakeToolRunner tools = new FakeToolRunner();
  private final Cloudflare cloudflare = CloudflareFixture.cloudflare(api);
  private final WorkerPerPullRequest workers =
      cloudflare.workerPerPullRequest(cloudflare.zone("codex.example"), tools);

  @BeforeEach
  void layOutTheService() throws IOException {
    Files.writeString(service.resolve("wrangler.json"), "{\"name\": \"codex-api\"}");
  }

  @AfterEach
  void every_prepared_answer_was_called_for() {
    tools.close();
  }

  @Test
  void a_new_worker_is_uploaded_with_mark_and_tag() {
    settings().answers(404, NOT_FOUND);
    tools.answer(
        call -> {
          JsonNode config = config(call);
          assertThat(config.path("name").asText()).isEqualTo(NAME);
          assertThat(config.at("/vars/PENSTOCK_OWNER").asText()).isEqualTo("penstock:codex/pr-8");
          assertThat(config.at("/vars/COMMIT_SHA").asText()).isEqualTo("abc");
          assertThat(config.at("/unsafe/metadata/tags/0").asText()).isEqualTo(TAG);
          assertThat(config.at("/routes/0/pattern").asText())
              .isEqualTo("api-preview-8.codex.example/*");
          return deployed(call, "v-1");
        });
    tags().answers(200, success("{\"tags\": [\"" + TAG + "\"]}"));

    assertThat(workers.deploy(version(NAME))).isEqualTo(new Release(NAME, "v-1"));
  }

  @Test
  void a_tag_that_did_not_come_with_the_upload_is_added_to_the_others() {
    settings().answers(404, NOT_FOUND);
    tools.answer(call -> deployed(call, "v-1"));
    tags().answers(200, success("{\"tags\": [\"cf:service=x\"]}"));
    api.on(Method.PATCH, SCRIPT + "/script-settings")
        .checking(
            request ->
                assertThat(request.content().text())
                    .isEqualTo("{\"tags\":[\"cf:service=x\",\"" + TAG + "\"]}"))
        .answers(200, success("{}"));

    workers.deploy(version(NAME));
  }

  @Test
  void a_worker_of_this_preview_gets_another_version_and_keeps_its_tags() {
    settings().answers(200, marked("penstock:codex/pr-8", "[\"" + TAG + "\"]"));
    tools.answer(
        call -> {
          assertThat(config(call).has("unsafe")).isFalse();
          return deployed(call, "v-2");
        });

    assertThat(workers.deploy(version(NAME)).id()).isEqualTo("v-2");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void a_worker_without_the_mark_is_neither_deployed_over_nor_removed() {
    settings()
        .answers(200, success("{\"bindings\": [{\"name\": \"DB\", \"type\": \"d1\"}]}"))
        .times(2);

    assertRefused(() -> workers.deploy(version(NAME)));
    assertRefused(() -> workers.remove(NAME, OWNER));
  }

  @Test
  void a_worker_of_another_preview_is_neither_deployed_over_nor_removed() {
    settings().answers(200, marked("penstock:codex/pr-9", "null")).times(2);

    assertRefused(() -> workers.deploy(version(NAME)));
    assertRefused(() -> workers.remove(NAME, OWNER));
  }

  @Test
  void a_secret_of_that_name_is_no_mark_because_nobody_can_read_it() {
    settings()
        .answers(
            200,
            success("{\"bindings\": [{\"name\": \"PENSTOCK_OWNER\", \"type\": \"secret_text\"}]}"));

    assertRefused(() -> workers.remove(NAME, OWNER));
  }

  @Test
  void an_account_that_is_not_there_is_not_taken_for_a_worker_that_is_not_there() {
    settings().answers(404, error(7003, "Could not route to /accounts/acct1"));

    Failure failure = failure(() -> workers.remove(NAME, OWNER));

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("account-unknown");
  }

  @Test
  void a_name_that_is_none_reaches_neither_cloudflare_nor_a_file() {
    assertThat(failure(() -> workers.deploy(version("../x"))).reasonCode())
        .isEqualTo("worker-name-illegal");
    assertThat(failure(() -> workers.current("a".repeat(64))).exit()).isEqualTo(ExitCode.INVALID);
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void a_host_of_another_zone_is_refused_before_anything_is_asked() {
    ServiceVersion elsewhere = version(NAME, List.of("api.elsewhere.example"));

    assertThat(failure(() -> workers.deploy(elsewhere)).reasonCode()).isEqualTo("dns-host-invalid");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void when_wrangler_does_not_tell_the_version_the_api_does() {
    settings().answers(200, marked("penstock:codex/pr-8", "[\"" + TAG + "\"]"));
    tools.answer(0);
    deployments()
        .answers(
            200,
            success(
                "{\"deployments\": [{\"versions\": [{\"version_id\": \"v-3\", \"percentage\": 100}]}]}"));

    assertThat(workers.deploy(version(NAME)).id()).isEqualTo("v-3");
  }

  @Test
  void current_is_what_the_newest_deployment_serves_most() {
    deployments()
        .answers(
            200,
            success(
                """
                {"deployments": [
                  {"versions": [{"version_id": "v-1", "percentage": 10},
                                {"version_id": "v-2", "percentage": 90}]},
                  {"versions": [{"version_id": "v-0", "percentage": 100}]}]}
                """));

    assertThat(workers.current(NAME)).contains(new Release(NAME, "v-2"));
  }

  @Test
  void nothing_is_current_where_there_is_no_worker_or_no_deployment() {
    deployments().answers(404, NOT_FOUND);
    deployments().answers(200, success("{\"deployments\": []}"));

    assertThat(workers.current(NAME)).isEmpty();
    assertThat(workers.current(NAME)).isEmpty();
  }

  @Test
  void owned_are_the_workers_with_the_tag_even_if_the_filter_lets_others_through() {
    api.on(Method.GET, SCRIPTS)
        .query("tags", TAG + ":yes")
        .answers(
            200,
            success(
                """
                [{"id": "codex-api-preview-8", "tags": ["cf:x", "%s"]},
                 {"id": "codex-api", "tags": null}, {"id": "codex-web"}]
                """
                    .formatted(TAG)));

    assertThat(workers.owned(OWNER)).containsExactly("codex-api-preview-8");
  }

  @Test
  void a_worker_goes_with_the_routes_that_lead_to_it_and_no_others() {
    settings().answers(200, marked("penstock:codex/pr-8", "null"));
    api.on(Method.GET, BASE + "/zones")
        .answers(200, success("[{\"id\": \"z1\", \"name\": \"codex.example\"}]"));
    api.on(Method.GET, BASE + "/zones/z1/workers/routes")
        .answers(
            200,
            success(
                """
                [{"id": "r1", "pattern": "api-preview-8.codex.example/*", "script": "%s"},
                 {"id": "r2", "pattern": "codex.example/*", "script": "codex-web"},
                 {"id": "r3", "pattern": "codex.example/robots.txt"}]
                """
                    .formatted(NAME)));
    api.on(Method.DELETE, BASE + "/zones/z1/workers/routes/r1").answers(200, success("{}"));
    api.on(Method.DELETE, SCRIPT).query("force", "true").answers(200, success("null"));

    assertThat(workers.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);
  }

  @Test
  void what_vanishes_while_it_is_removed_is_removed() {
    settings().answers(200, marked("penstock:codex/pr-8", "null"));
    api.on(Method.GET, BASE + "/zones")
        .answers(200, success("[{\"id\": \"z1\", \"name\": \"codex.example\"}]"));
    api.on(Method.GET, BASE + "/zones/z1/workers/routes")
        .answers(
            200, success("[{\"id\": \"r1\", \"pattern\": \"p\", \"script\": \"" + NAME + "\"}]"));
    api.on(Method.DELETE, BASE + "/zones/z1/workers/routes/r1").answers(404, error(10009, "gone"));
    api.on(Method.DELETE, SCRIPT).answers(404, NOT_FOUND);

    assertThat(workers.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);
  }

  @Test
  void what_is_not_there_is_absent_after_one_request() {
    settings().answers(404, NOT_FOUND);

    assertThat(workers.remove(NAME, OWNER)).isEqualTo(Removal.WAS_ABSENT);
  }

  private Stub settings() {
    return api.on(Method.GET, SCRIPT + "/settings");
  }

  private Stub tags() {
    return api.on(Method.GET, SCRIPT + "/script-settings");
  }

  private Stub deployments() {
    return api.on(Method.GET, SCRIPT + "/deployments");
  }

  private static String marked(String mark, String tags) {
    return success(
        """
        {"bindings": [{"name": "DB", "type": "secret_text"},
                      {"name": "PENSTOCK_OWNER", "type": "plain_text", "text": "%s"}],
         "tags": %s}
        """
            .formatted(mark, tags));
  }

  private ServiceVersion version(String name) {
    return version(name, List.of("api-preview-8.codex.example"));
  }

  private ServiceVersion version(String name, List<String> hosts) {
    return new ServiceVersion(
        name,
        OWNER,
        "0123456789abcdef0123456789abcdef01234567",
        service,
        Optional.empty(),
        hosts,
        Map.of("COMMIT_SHA", "abc"),
        Map.of("DATABASE_URL", Secret.of("postgres://secret")));
  }

  private static ToolResult deployed(ToolCall call, String version) {
    Path records = Path.of(call.environment().getOrDefault("WRANGLER_OUTPUT_FILE_PATH", ""));
    try {
      Files.writeString(
          records,
          "{\"type\":\"deploy\",\"worker_name\":\"%s\",\"version_id\":\"%s\"}"
              .formatted(NAME, version));
      return new ToolResult(0, List.of(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode config(ToolCall call) {
    Path file = Path.of(call.command().get(call.command().indexOf("--config") + 1));
    try {
      return new ObjectMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertRefused(ThrowingCallable attempt) {
    Failure failure = failure(attempt);
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("worker-not-ours");
  }

  private static Failure failure(ThrowingCallable attempt) {
    return catchThrowableOfType(PenstockException.class, attempt).failure();
  }
}

package dev.penstock.cloudflare;

import static dev.penstock.cloudflare.CloudflareFixture.BASE;
import static dev.penstock.cloudflare.CloudflareFixture.error;
import static dev.penstock.cloudflare.CloudflareFixture.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.Method;
import dev.penstock.http.Stub;
import dev.penstock.http.StubTransport;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.tool.FakeToolRunner;
import java.io.IOException;
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

class WorkersDeployerTest {
  private static final String SCRIPT = BASE + "/accounts/acct1/workers/scripts/codex-api";
  private static final String NOT_FOUND = error(10007, "This Worker does not exist");

  @TempDir private Path service;
  @RegisterExtension final StubTransport api = new StubTransport();
  private final FakeToolRunner tools = new FakeToolRunner();
  private final WorkersDeployer workers =
      CloudflareFixture.cloudflare(api).workers(Optional.empty(), tools);

  @BeforeEach
  void layOutTheService() throws IOException {
    Files.writeString(
        service.resolve("wrangler.json"),
        "{\"name\": \"codex-api\", \"migrations\": [{\"tag\": \"v1\"}, {\"tag\": \"v2\"}]}");
  }

  @AfterEach
  void every_prepared_answer_was_called_for() {
    tools.close();
  }

  @Test
  void a_durable_object_migration_that_is_to_come_is_refused_before_anything_is_built() {
    settings().answers(200, success("{\"bindings\": []}"));
    serving("one");
    version("one", "{\"script_runtime\": {\"migration_tag\": \"v1\"}}");

    Failure failure = failure(() -> workers.build(version("codex-api")));

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("durable-object-migration-pending");
    assertThat(failure.what()).contains("v2");
    assertThat(failure.why()).contains("v1");
  }

  @Test
  void a_durable_object_migration_that_is_applied_changes_nothing() {
    settings().answers(200, success("{\"bindings\": []}"));
    serving("one");
    version("one", "{\"script_runtime\": {\"migration_tag\": \"v2\"}}");
    tools.answer(0);

    workers.build(version("codex-api"));

    assertThat(tools.calls().getFirst().command()).contains("--dry-run");
    assertThat(tools.calls().getFirst().secrets()).isEmpty();
  }

  @Test
  void a_first_deploy_applies_its_migrations_itself() {
    settings().answers(404, NOT_FOUND);
    tools.answer(0);

    workers.build(version("codex-api"));
  }

  @Test
  void putting_back_also_goes_behind_a_secret_that_has_changed_since() {
    serving("two");
    version("one", "{}");
    api.on(Method.POST, SCRIPT + "/deployments")
        .query("force", "true")
        .checking(
            request -> assertThat(request.content().text()).contains("\"version_id\":\"one\""))
        .answers(200, success("{}"));

    workers.rollback(new Release("codex-api", "one"));
  }

  @Test
  void what_serves_all_already_is_left_as_it_is() {
    serving("one");

    workers.rollback(new Release("codex-api", "one"));

    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void an_account_that_is_not_there_is_not_taken_for_a_release_that_is_gone() {
    api.on(Method.GET, SCRIPT + "/deployments")
        .answers(404, error(7003, "Could not route to /accounts/acct1"));

    assertThat(failure(() -> workers.rollback(new Release("codex-api", "one"))).reasonCode())
        .isEqualTo("account-unknown");
  }

  @Test
  void when_wrangler_does_not_tell_the_version_it_is_not_guessed() throws IOException {
    Files.writeString(service.resolve("wrangler.json"), "{}");
    settings().answers(200, success("{\"bindings\": []}"));
    tools.answer(0);

    assertThat(failure(() -> workers.stage(version("codex-api"))).reasonCode())
        .isEqualTo("worker-vanished");
  }

  @Test
  void a_name_that_is_none_reaches_neither_cloudflare_nor_a_file() {
    assertThat(failure(() -> workers.stage(version("../x"))).reasonCode())
        .isEqualTo("worker-name-illegal");
    assertThat(failure(() -> workers.current("a".repeat(64))).exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure(() -> workers.rollback(new Release("X", "one"))).exit())
        .isEqualTo(ExitCode.INVALID);
    assertThat(api.requests()).isEmpty();
  }

  private Stub settings() {
    return api.on(Method.GET, SCRIPT + "/settings");
  }

  private void serving(String version) {
    api.on(Method.GET, SCRIPT + "/deployments")
        .answers(
            200,
            success(
                """
                {"deployments": [{"versions": [{"version_id": "%s", "percentage": 100}]}]}
                """
                    .formatted(version)));
  }

  private void version(String id, String resources) {
    api.on(Method.GET, SCRIPT + "/versions/" + id)
        .answers(200, success("{\"id\": \"" + id + "\", \"resources\": " + resources + "}"));
  }

  private ServiceVersion version(String name) {
    return new ServiceVersion(
        name,
        new Owner("codex", "production"),
        "0123456789abcdef0123456789abcdef01234567",
        service,
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of());
  }

  private static Failure failure(ThrowingCallable attempt) {
    return catchThrowableOfType(PenstockException.class, attempt).failure();
  }
}

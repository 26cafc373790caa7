package dev.penstock.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.Method;
import dev.penstock.http.StubTransport;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said to Neon and how its answers are understood, word by word. */
class NeonBranchesTest {
  private static final String PROJECT = "/api/v2/projects/proud-sun-123456";
  private static final String BRANCHES = PROJECT + "/branches";
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final DatabaseBranch BRANCH = new DatabaseBranch("br-8", "pr-8", false);
  private static final DatabaseLogin LOGIN = new DatabaseLogin("codex", "codex_owner");
  private static final String NONE = "{\"branches\": [], \"annotations\": {}}";
  private static final String PRODUCTION =
      """
      {"branches": [{"id": "br-root", "name": "production", "current_state": "ready",
                     "default": true}],
       "annotations": {}}
      """;
  private static final String MARKED =
      """
      {"branches": [{"id": "br-8", "name": "pr-8", "parent_id": "br-root",
                     "current_state": "ready", "expires_at": "2026-01-15T00:00:00Z"}],
       "annotations": {"br-8": {"value": {"penstock": "codex/pr-8"}}}}
      """;
  private static final String CREATED =
      """
      {"branch": {"id": "br-8", "name": "pr-8", "parent_id": "br-root", "current_state": "init"},
       "operations": [{"id": "op-1", "action": "create_branch", "status": "running"}],
       "connection_uris": [{"connection_uri": "postgresql://x:never-shown@y/z"}]}
      """;

  private static final String COMPUTES =
      """
      {"endpoints": [
        {"id": "ep-r", "branch_id": "br-8", "host": "ep-r.neon", "type": "read_only",
         "current_state": "idle"},
        {"id": "ep-8", "branch_id": "br-8", "host": "ep-8.neon", "type": "read_write",
         "current_state": "idle"}]}
      """;

  @RegisterExtension final StubTransport neon = new StubTransport();
  private final NeonFixture fixture = new NeonFixture();
  private final NeonBranches branches = fixture.branches(neon);

  private static BranchRequest request() {
    Instant expiry = Instant.parse("2026-01-15T00:00:00.123Z");
    return new BranchRequest("pr-8", "production", OWNER, Optional.of(expiry));
  }

  private static Failure failureOf(ThrowingCallable call) {
    return catchThrowableOfType(PenstockException.class, call).failure();
  }

  private static String operation(String status) {
    return """
        {"operation": {"id": "op-1", "action": "create_branch", "status": "%s",
                       "error": "out of\\nluck"}}
        """
        .formatted(status);
  }

  private void stubsUpToCreation() {
    neon.on(Method.GET, BRANCHES).query("search", "pr-8").answers(200, NONE);
    neon.on(Method.GET, BRANCHES).query("search", "production").answers(200, PRODUCTION);
  }

  private void stubsUpToConnection() {
    neon.on(Method.GET, BRANCHES + "/br-8")
        .answers(
            200,
            """
            {"branch": {"id": "br-8", "name": "pr-8", "parent_id": "br-root",
                        "current_state": "ready"}}
            """);
    neon.on(Method.GET, BRANCHES + "/br-8/endpoints").answers(200, COMPUTES);
  }

  @Test
  void a_branch_is_created_with_parent_expiry_compute_endpoint_and_mark() {
    stubsUpToCreation();
    neon.on(Method.POST, BRANCHES)
        .checking(
            request ->
                assertThat(request.content().text())
                    .isEqualTo(
                        "{\"branch\":{\"name\":\"pr-8\",\"parent_id\":\"br-root\","
                            + "\"expires_at\":\"2026-01-15T00:00:00Z\"},"
                            + "\"endpoints\":[{\"type\":\"read_write\"}],"
                            + "\"annotation_value\":{\"penstock\":\"codex/pr-8\"}}"))
        .answers(201, CREATED);
    neon.on(Method.GET, PROJECT + "/operations/op-1").answers(200, operation("running")).times(6);
    neon.on(Method.GET, PROJECT + "/operations/op-1").answers(200, operation("finished"));

    assertThat(branches.ensure(request())).isEqualTo(new DatabaseBranch("br-8", "pr-8", true));
    assertThat(fixture.progress().said())
        .containsExactly("Waiting until Neon has finished create_branch of branch pr-8");
  }

  @Test
  void a_branch_that_another_run_makes_at_the_same_time_is_taken_up() {
    stubsUpToCreation();
    neon.on(Method.POST, BRANCHES).answers(409, "{\"message\": \"branch already exists\"}");
    neon.on(Method.GET, BRANCHES).answers(200, MARKED);
    neon.on(Method.GET, BRANCHES + "/br-8/endpoints").answers(200, COMPUTES);

    assertThat(branches.ensure(request())).isEqualTo(BRANCH);
  }

  @Test
  void a_branch_that_was_just_found_is_taken_up_without_looking_for_it_again() {
    neon.on(Method.GET, BRANCHES).answers(200, MARKED);
    neon.on(Method.GET, BRANCHES + "/br-8/endpoints").answers(200, COMPUTES);

    assertThat(branches.find("pr-8")).contains(BRANCH);
    assertThat(branches.ensure(request())).isEqualTo(BRANCH);
  }

  @Test
  void a_branch_that_is_gone_since_it_was_found_is_looked_for_again_and_made() {
    neon.on(Method.GET, BRANCHES).query("search", "pr-8").answers(200, MARKED);
    neon.on(Method.GET, BRANCHES + "/br-8/endpoints").answers(404, "{}");
    neon.on(Method.POST, PROJECT + "/endpoints").answers(404, "{}");
    stubsUpToCreation();
    neon.on(Method.POST, BRANCHES).answers(201, CREATED);
    neon.on(Method.GET, PROJECT + "/operations/op-1").answers(200, operation("finished"));

    branches.find("pr-8");

    assertThat(branches.ensure(request()).created()).isTrue();
  }

  @Test
  void a_branch_that_was_found_a_while_ago_is_looked_at_again_before_it_is_used() {
    neon.on(Method.GET, BRANCHES).answers(200, MARKED);
    neon.on(Method.GET, BRANCHES).answers(200, MARKED.replace("codex/pr-8", "codex/pr-9"));

    branches.find("pr-8");
    fixture.time().time().sleep(Duration.ofSeconds(10));

    assertThat(failureOf(() -> branches.ensure(request())).reasonCode())
        .isEqualTo("branch-not-ours");
  }

  @Test
  void a_locked_or_overloaded_neon_is_asked_again_even_to_create() {
    stubsUpToCreation();
    neon.on(Method.POST, BRANCHES).answers(423, "{\"message\": \"locked\"}");
    neon.on(Method.POST, BRANCHES).answers(503, "");
    neon.on(Method.POST, BRANCHES).answers(201, CREATED);
    neon.on(Method.GET, PROJECT + "/operations/op-1").answers(404, "{}");

    assertThat(branches.ensure(request()).created()).isTrue();
  }

  @Test
  void an_operation_that_failed_is_told_with_neons_reason() {
    stubsUpToCreation();
    neon.on(Method.POST, BRANCHES).answers(201, CREATED);
    neon.on(Method.GET, PROJECT + "/operations/op-1").answers(200, operation("failed"));

    Failure failure = failureOf(() -> branches.ensure(request()));
    assertThat(failure.reasonCode()).isEqualTo("database-operation-failed");
    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.what()).isEqualTo("Neon could not finish create_branch of branch pr-8");
    assertThat(failure.why()).isEqualTo("out of luck");
  }

  @Test
  void a_branch_that_never_gets_ready_is_a_failure_within_the_budget() {
    neon.on(Method.GET, BRANCHES)
        .answers(
            200,
            """
            {"branches": [{"id": "br-8", "name": "pr-8", "parent_id": "br-root",
                           "current_state": "init"}],
             "annotations": {"br-8": {"value": {"penstock": "codex/pr-8"}}}}
            """)
        .repeatedly();

    Failure failure = failureOf(() -> branches.ensure(request()));
    assertThat(failure.reasonCode()).isEqualTo("database-not-ready");
    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(fixture.progress().said())
        .hasSizeBetween(20, 30)
        .containsOnly("Waiting until branch pr-8 can be used");
  }

  @Test
  void a_project_that_does_not_exist_is_wrong_input() {
    neon.on(Method.GET, BRANCHES).answers(404, "{\"message\": \"not found\"}").times(2);

    assertThat(failureOf(() -> branches.find("pr-8")).reasonCode())
        .isEqualTo("database-project-unknown");
    assertThat(failureOf(() -> branches.ensure(request())).exit()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void a_malformed_project_is_wrong_input_before_anything_is_asked() {
    Failure failure = failureOf(() -> fixture.branches(neon, "../users"));
    assertThat(failure.reasonCode()).isEqualTo("database-project-malformed");
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void a_rejected_key_names_its_variable() {
    neon.on(Method.GET, BRANCHES).answers(401, "{\"message\": \"authentication required\"}");

    Failure failure = failureOf(() -> branches.find("pr-8"));
    assertThat(failure.reasonCode()).isEqualTo("credentials-rejected");
    assertThat(failure.next()).contains("NEON_API_KEY");
  }

  @Test
  void a_previews_branch_is_never_a_parent() {
    neon.on(Method.GET, BRANCHES).query("search", "pr-8").answers(200, NONE);
    neon.on(Method.GET, BRANCHES)
        .query("search", "pr-7")
        .answers(
            200,
            """
            {"branches": [{"id": "br-7", "name": "pr-7", "parent_id": "br-root",
                           "current_state": "ready"}],
             "annotations": {"br-7": {"value": {"penstock": "codex/pr-7"}}}}
            """);

    BranchRequest request = new BranchRequest("pr-8", "pr-7", OWNER, Optional.empty());
    assertThat(failureOf(() -> branches.ensure(request)).reasonCode())
        .isEqualTo("database-parent-is-preview");
  }

  @Test
  void pages_are_read_until_the_name_is_found_and_no_further() {
    neon.on(Method.GET, BRANCHES)
        .query("search", "production")
        .answers(
            200,
            """
            {"branches": [{"id": "br-1", "name": "not-production", "current_state": "ready"}],
             "annotations": {}, "pagination": {"next": "a+b/c="}}
            """);
    neon.on(Method.GET, BRANCHES)
        .query("cursor", "a+b/c=")
        .answers(200, PRODUCTION.replace("}\n", ", \"pagination\": {\"next\": \"more\"}}\n"));

    assertThat(branches.find("production")).isPresent();
  }

  @Test
  void a_cursor_that_stands_still_ends_the_list() {
    neon.on(Method.GET, BRANCHES)
        .answers(
            200,
            """
            {"branches": [{"id": "br-1", "name": "pr-80", "current_state": "ready"}],
             "annotations": {}, "pagination": {"next": "same"}}
            """)
        .times(2);
    assertThat(branches.find("pr-8")).isEmpty();
  }

  @Test
  void both_addresses_are_asked_for_by_the_branchs_own_endpoint() {
    stubsUpToConnection();
    neon.on(Method.GET, PROJECT + "/connection_uri")
        .query("pooled", "true")
        .query("endpoint_id", "ep-8")
        .query("branch_id", "br-8")
        .query("database_name", "codex")
        .query("role_name", "codex_owner")
        .answers(200, "{\"uri\": \"postgresql://codex_owner:pw12@ep-8-pooler.neon/codex\"}");
    neon.on(Method.GET, PROJECT + "/connection_uri")
        .query("pooled", "false")
        .answers(200, "{\"uri\": \"postgresql://codex_owner:pw12@ep-8.neon/codex\"}");

    assertThat(branches.connect(BRANCH, LOGIN).pooled().reveal()).contains("ep-8-pooler.neon");
    assertThat(fixture.redactor().redact("pw12")).isEqualTo("***");
  }

  @Test
  void an_address_that_leads_to_another_endpoint_is_never_given_out() {
    stubsUpToConnection();
    neon.on(Method.GET, PROJECT + "/connection_uri")
        .answers(200, "{\"uri\": \"postgresql://codex_owner:pw12@ep-root-pooler.neon/codex\"}")
        .times(2);

    Failure failure = failureOf(() -> branches.connect(BRANCH, LOGIN));
    assertThat(failure.reasonCode()).isEqualTo("branch-address-foreign");
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(fixture.redactor().redact("pw12")).isEqualTo("***");
  }

  @Test
  void the_default_branchs_address_is_never_even_asked_for() {
    neon.on(Method.GET, BRANCHES + "/br-root")
        .answers(
            200,
            """
            {"branch": {"id": "br-root", "name": "production", "current_state": "ready",
                        "default": true}}
            """);
    DatabaseBranch production = new DatabaseBranch("br-root", "production", false);
    assertThat(failureOf(() -> branches.connect(production, LOGIN)).reasonCode())
        .isEqualTo("branch-protected");
  }

  @Test
  void a_database_or_role_that_does_not_exist_is_wrong_input() {
    stubsUpToConnection();
    neon.on(Method.GET, PROJECT + "/connection_uri")
        .answers(404, "{\"message\": \"no role\"}")
        .times(2);

    Failure failure = failureOf(() -> branches.connect(BRANCH, LOGIN));
    assertThat(failure.reasonCode()).isEqualTo("database-login-unknown");
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void nothing_that_is_told_holds_a_secret() {
    stubsUpToCreation();
    neon.on(Method.POST, BRANCHES).answers(201, CREATED);
    neon.on(Method.GET, PROJECT + "/operations/op-1").answers(200, operation("finished"));
    branches.ensure(request());

    assertThat(fixture.progress().debugged().toString())
        .contains("POST https://neon.test/api/v2/projects/proud-sun-123456/branches")
        .doesNotContain("never-shown", "napi_secret");
  }
}

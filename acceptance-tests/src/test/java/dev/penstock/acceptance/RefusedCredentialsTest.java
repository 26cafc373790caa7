package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.cloudflare.Right;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.github.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a provider refuses ends with exit 3 (or 2, when it is the configuration's) and what to do.
 */
@ExtendWith(InWorld.class)
class RefusedCredentialsTest {
  private final World world;
  private final Checkout checkout = Checkout.small();

  RefusedCredentialsTest(World world) {
    this.world = world;
  }

  @ParameterizedTest
  @ValueSource(strings = {"neon-api-key", "cloudflare-api-token", "github-token"})
  void a_token_that_is_not_valid_changes_nothing(String input) {
    StepRun run =
        world.pullRequest().up(checkout).with(input, "made-up-0123456789abcdef").run().exited(3);
    assertTellsWhatToDo(run);
    assertThat(world.sandbox().leftovers()).isEmpty();
    assertThat(world.sandbox().exchanges().all())
        .allSatisfy(exchange -> assertThat(exchange.method()).isEqualTo("GET"));
  }

  @Test
  void a_key_that_may_only_read_at_neon_says_so() {
    refused("neon-api-key", world.sandbox().neon().readOnlyKey());
  }

  @ParameterizedTest
  @EnumSource(
      value = Right.class,
      names = {"ZONE_READ", "DNS_EDIT", "WORKERS_SCRIPTS_EDIT", "WORKERS_ROUTES_EDIT"})
  void a_token_without_one_right_at_cloudflare_says_so(Right right) {
    refused("cloudflare-api-token", world.sandbox().cloudflare().tokenWithout(right));
  }

  @ParameterizedTest
  @EnumSource(
      value = Scope.class,
      names = {"DEPLOYMENTS", "PULL_REQUESTS"})
  void a_token_without_one_permission_at_github_says_so(Scope scope) {
    Permissions permissions =
        Permissions.preview()
            .with(scope, Permissions.Level.READ)
            .with(Scope.ISSUES, Permissions.Level.READ);
    refused(
        "github-token",
        world.sandbox().github().workflowToken(world.repository(), permissions).reveal());
  }

  @Test
  void an_unknown_zone_is_told_before_anything_is_made() {
    checkout.edit("penstock.yml", text -> text.replace("zone: codex.example", "zone: no.example"));
    StepRun run = world.pullRequest().up(checkout).run();
    assertThat(run.exit()).isIn(2, 3);
    assertThat(run.log()).contains("no.example");
    assertTellsWhatToDo(run);
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  @Test
  void an_unknown_database_project_is_told_before_anything_is_made() {
    StepRun run =
        world.pullRequest().up(checkout).env("NEON_PROJECT_ID", "dry-lake-00000000").run();
    assertThat(run.exit()).isIn(2, 3);
    assertThat(run.log()).contains("dry-lake-00000000");
    assertTellsWhatToDo(run);
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  /** What was made until then goes with the preview. */
  private void refused(String input, String token) {
    PullRequest pull = world.pullRequest();
    StepRun run = pull.up(checkout).with(input, token).run();
    assertThat(run.exit()).as(run::log).isIn(2, 3);
    assertTellsWhatToDo(run);
    pull.down(checkout).runHere().succeeded();
  }

  private static void assertTellsWhatToDo(StepRun run) {
    assertThat(run.log()).contains("::error");
    assertThat(run.output("result")).contains("\"next\":\"").contains("\"docs\":\"https://");
    assertThat(run.log()).doesNotContain("\tat ");
  }
}

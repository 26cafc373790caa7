package dev.penstock.pipeline.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.penstock.config.ServiceConfig;
import dev.penstock.health.Verdict;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.review.FakeDeployments;
import dev.penstock.pipeline.review.PullRequest;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreviewLifeTest {
  private final FakeProviders world = new FakeProviders();

  @Test
  void a_pull_request_gets_a_branch_records_services_a_deployment_and_a_comment() {
    PreviewReport report = world.up();

    assertThat(report.state()).isEqualTo(PreviewState.READY);
    assertThat(world.databases.names()).containsExactlyInAnyOrder("production", "pr-8");
    assertThat(world.zone.hosts())
        .containsExactlyInAnyOrder("api-preview-8.codex.example", "web-preview-8.codex.example");
    assertThat(world.deployer.deployed())
        .extracting(ServiceVersion::name)
        .containsExactly("codex-api-preview-8", "codex-web-preview-8");
    assertThat(world.deployments.all())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.state()).isEqualTo(FakeDeployments.State.SUCCESS);
              assertThat(entry.address())
                  .hasToString("Optional[https://web-preview-8.codex.example]");
            });
    assertThat(world.comment()).contains("READY");
  }

  @Test
  void services_get_their_values_and_secrets_and_every_secret_is_redacted() {
    world.up();

    ServiceVersion web = world.deployer.deployed().getLast();
    assertThat(web.variables())
        .containsEntry("COMMIT_SHA", CodexConfig.COMMIT)
        .containsEntry("API_URL", "https://api-preview-8.codex.example");
    assertThat(web.secrets().get("SESSION_KEY"))
        .isEqualTo(world.deployer.deployed().getFirst().secrets().get("SESSION_KEY"));
    web.secrets()
        .values()
        .forEach(
            secret ->
                assertThat(world.redactor.redact(secret.reveal())).doesNotContain(secret.reveal()));
  }

  @Test
  void migrations_run_on_the_direct_address_as_a_secret_before_any_service_is_deployed() {
    world.up();

    ToolCall call = world.toolCalls.getFirst();
    assertThat(call.command()).containsExactly("npm", "run", "db:migrate");
    assertThat(call.directory()).isEqualTo(CodexConfig.ROOT);
    assertThat(call.secrets()).containsOnlyKeys("DATABASE_URL");
    assertThat(call.environment()).containsOnly(Map.entry("STAGE", "preview"));
  }

  @Test
  void a_second_push_keeps_the_branch_and_the_one_comment() {
    world.up();
    PreviewReport second = world.up();

    assertThat(second.branch().orElseThrow().created()).isFalse();
    assertThat(world.comments.count(8)).isEqualTo(1);
    assertThat(world.deployer.deployed()).hasSize(4);
  }

  @Test
  void a_failing_migration_stops_everything_and_says_so() {
    world.migration = new ToolResult(1, List.of("relation \"notes\" already exists"), false);
    PreviewReport report = world.up();

    assertThat(report.state()).isEqualTo(PreviewState.FAILED);
    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.FAILED);
    assertThat(report.failure().orElseThrow().why()).contains("relation \"notes\" already exists");
    assertThat(world.deployer.deployed()).isEmpty();
    assertThat(world.comment()).get().asString().contains("migrations failed");
    assertThat(world.deployments.all())
        .extracting(FakeDeployments.Entry::state)
        .containsExactly(FakeDeployments.State.FAILURE);
  }

  @Test
  void an_unhealthy_service_leaves_the_later_ones_alone() {
    world.probe = (target, timeout) -> new Verdict.WrongVersion("old", CodexConfig.COMMIT);
    PreviewReport report = world.up();

    assertThat(report.state()).isEqualTo(PreviewState.FAILED);
    assertThat(report.services()).singleElement().extracting(DeployedService::release).isNotNull();
    assertThat(world.deployer.deployed())
        .extracting(ServiceVersion::name)
        .containsExactly("codex-api-preview-8");
  }

  @Test
  void a_pull_request_from_a_fork_is_refused_before_anything_is_made() {
    world.pullRequests.with(new PullRequest(8, true, CodexConfig.COMMIT, "feature/auth", true));

    assertThatThrownBy(world::up)
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> assertThat(e.failure().exit()).isEqualTo(ExitCode.REFUSED));
    assertThat(world.isEmpty()).isTrue();
  }

  @Test
  void a_closed_pull_request_gets_nothing() {
    world.pullRequests.close(8);

    assertThat(world.up().state()).isEqualTo(PreviewState.CLOSED);
    assertThat(world.isEmpty()).isTrue();
    assertThat(world.comment()).isEmpty();
  }

  @Test
  void a_pull_request_that_is_closed_while_its_preview_comes_up_leaves_nothing() {
    world.whileProving = () -> world.pullRequests.close(8);

    assertThat(world.up().state()).isEqualTo(PreviewState.CLOSED);
    assertThat(world.isEmpty()).isTrue();
  }

  @Test
  void an_unmarked_record_of_the_same_name_is_refused_and_kept() {
    world.zone.plant("web-preview-8.codex.example", "somebody's");
    PreviewReport report = world.up();

    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(world.zone.hosts()).containsExactly("web-preview-8.codex.example");
    assertThat(world.deployer.deployed()).isEmpty();
  }

  @Test
  void closing_removes_everything_and_the_comment_says_so() {
    world.up();
    PreviewReport report = world.down();

    assertThat(report.state()).isEqualTo(PreviewState.REMOVED);
    assertThat(report.removed())
        .contains("codex-api-preview-8", "web-preview-8.codex.example", "branch pr-8");
    assertThat(world.isEmpty()).isTrue();
    assertThat(world.comment()).contains("REMOVED");
  }

  @Test
  void a_native_preview_answers_where_the_provider_says_and_the_next_service_is_told() {
    List<String> proven = new ArrayList<>();
    world.probe =
        (target, timeout) -> {
          proven.add(target.uri().toString());
          return new Verdict.Healthy(CodexConfig.COMMIT, Duration.ofMillis(5));
        };
    PreviewReport report = world.up(mixed());

    assertThat(report.failure()).isEmpty();
    assertThat(world.natives.deployed())
        .extracting(ServiceVersion::name, ServiceVersion::hosts)
        .containsExactly(tuple("codex-api/pr-8", List.of()));
    assertThat(world.deployer.deployed().getFirst().variables())
        .containsEntry("API_URL", "https://codex-api-pr-8.provider.example");
    assertThat(proven).anyMatch(url -> url.startsWith("https://codex-api-pr-8.provider.example/"));
    assertThat(world.zone.hosts()).containsExactly("web-preview-8.codex.example");
    assertThat(report.services())
        .extracting(DeployedService::url)
        .contains("https://codex-api-pr-8.provider.example");

    assertThat(world.down(mixed()).removed()).contains("codex-api/pr-8", "codex-web-preview-8");
    assertThat(world.isEmpty()).isTrue();
  }

  @Test
  void teardown_finds_a_native_preview_of_an_earlier_push_that_now_goes_another_way() {
    world.up(mixed());

    assertThat(world.down().failure()).isEmpty();
    assertThat(world.isEmpty()).isTrue();
  }

  private PreviewPlan mixed() {
    ServiceConfig api = CodexConfig.nativeService("api", List.of());
    ServiceConfig web = CodexConfig.service("web", List.of("api"));
    return CodexConfig.planner(CodexConfig.config(api, web), world.time.time())
        .plan(CodexConfig.IDENTITY);
  }

  @Test
  void closing_again_does_nothing() {
    world.up();
    world.down();
    PreviewReport again = world.down();

    assertThat(again.state()).isEqualTo(PreviewState.REMOVED);
    assertThat(again.removed()).isEmpty();
  }

  @Test
  void a_pull_request_that_never_had_a_preview_is_not_commented_on() {
    world.down();
    assertThat(world.comment()).isEmpty();
  }

  @Test
  void teardown_finds_a_service_that_an_earlier_push_called_otherwise() {
    var before = CodexConfig.config(CodexConfig.service("worker", List.of()));
    world.up(CodexConfig.planner(before, world.time.time()).plan(CodexConfig.IDENTITY));
    world.up();
    world.down();

    assertThat(world.isEmpty()).isTrue();
  }

  @Test
  void one_thing_that_cannot_be_removed_does_not_keep_the_others() {
    world.up();
    world.databases.hasProtected("pr-8", CodexConfig.plan(world.time.time()).owner());
    PreviewReport report = world.down();

    assertThat(report.state()).isEqualTo(PreviewState.FAILED);
    assertThat(report.failure().orElseThrow().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(world.deployer.names()).isEmpty();
    assertThat(world.zone.hosts()).isEmpty();
    assertThat(world.databases.names()).contains("pr-8");
  }

  @Test
  void a_strangers_service_of_the_same_name_is_refused_kept_and_does_not_keep_the_rest() {
    world.deployer.plant("codex-api-preview-8");
    assertThat(world.up().failure().orElseThrow().exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(world.down().failure().orElseThrow().exit()).isEqualTo(ExitCode.REFUSED);

    assertThat(world.deployer.names()).containsExactly("codex-api-preview-8");
    assertThat(world.deployments.all()).isEmpty();
    assertThat(world.databases.names()).containsExactly("production");
  }

  @Test
  void nothing_is_touched_when_a_variable_is_missing() {
    PreviewPlan plan = CodexConfig.plan(world.time.time());
    PreviewPlan incomplete =
        new PreviewPlan(
            plan.identity(),
            plan.owner(),
            plan.root(),
            plan.database(),
            Optional.of("codex.example"),
            plan.services(),
            plan.values(),
            List.of("STRIPE_KEY", "SENTRY_DSN"));

    assertThatThrownBy(() -> world.up(incomplete))
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> assertThat(e.failure().what()).contains("STRIPE_KEY", "SENTRY_DSN"));
    assertThat(world.databases.names()).isEqualTo(Set.of("production"));
    assertThat(world.isEmpty()).isTrue();
  }
}

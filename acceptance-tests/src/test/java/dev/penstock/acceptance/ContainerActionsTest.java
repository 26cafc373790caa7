package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.Leftover;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every action in the image, as the runner runs it, in workspaces of root and of a usual user. */
@Tag("containers")
@ExtendWith(InWorld.class)
class ContainerActionsTest {
  private final World world;
  private final World lasting;

  ContainerActionsTest(World world, @Lasting World lasting) {
    this.world = world;
    this.lasting = lasting;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void every_action_does_its_work_and_leaves_nothing_that_is_not_the_owners(int owner) {
    ContainerJob previews = ContainerJob.of(Checkout.small(), owner);
    ephemeralBranch(previews);
    partByPart(previews);
    comment(previews);
    allInOne(previews);
    ContainerJob production = ContainerJob.of(Checkout.production(), owner);
    deployAndRollBack(production);
    tellOfAFailure(production);
    previews.ran().addAll(production.ran());
    assertThat(previews.ran()).containsExactlyElementsOf(ActionFile.all());
  }

  private void ephemeralBranch(ContainerJob job) {
    PullRequest pull = world.pullRequest();
    String name = "pr-" + pull.number() + "-e2e";
    List<StepRun> runs =
        job.runWithPost(
            pull.step("db-branch", job.checkout()).with("ephemeral", "true").with("name", name));
    assertThat(runs.getFirst().succeeded().output("branch-name")).isEqualTo(name);
    assertThat(runs.getFirst().output("direct-url")).startsWith("postgres");
    assertThat(runs.getLast().succeeded().reason()).isEqualTo("branch-removed");
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  private void partByPart(ContainerJob job) {
    PullRequest pull = world.pullRequest();
    StepRun branch = job.run(pull.step("db-branch", job.checkout())).succeeded();
    assertThat(branch.output("created")).isEqualTo("true");
    StepRun records = job.run(pull.step("preview-dns", job.checkout())).succeeded();
    assertThat(records.output("changes")).isEqualTo("2 created");
    StepRun deployed = job.run(pull.step("deploy", job.checkout())).succeeded();
    assertThat(deployed.output("services")).isEqualTo("api,web");
    assertThat(deployed.summary()).contains("all services serve the commit");
    assertThat(job.run(healthCheck(pull)).succeeded().reason()).isEqualTo("healthy");
    StepRun cleaned = job.run(pull.step("cleanup", job.checkout())).succeeded();
    assertThat(cleaned.output("removed")).contains("branch pr-" + pull.number());
    assertThat(world.sandbox().leftovers()).extracting(Leftover::name).isEmpty();
  }

  private Step healthCheck(PullRequest pull) {
    String host = "codex-preview-" + pull.number() + "." + CodexWorld.ZONE;
    return pull.step("health-check", Checkout.small())
        .with("url", "https://" + host + "/health")
        .with("expected-version", pull.commit());
  }

  private void comment(ContainerJob job) {
    PullRequest pull = world.pullRequest();
    Step upsert = pull.step("pr-comment", job.checkout()).with("key", "notes/one");
    job.run(upsert.with("body", "It *works* $(id) `id` \"quoted\"\n::error::no")).succeeded();
    assertThat(pull.comments()).singleElement().asString().contains("$(id) `id` \"quoted\"");
    StepRun removed = job.run(upsert.with("command", "delete")).succeeded();
    assertThat(removed.output("change")).isEqualTo("removed");
    assertThat(job.run(upsert.with("command", "shout")).exited(2).reason())
        .isEqualTo("input-invalid");
  }

  private void allInOne(ContainerJob job) {
    PullRequest pull = world.pullRequest();
    StepRun up = job.run(pull.step("deploy-preview", job.checkout())).succeeded();
    assertThat(up.reason()).isEqualTo("preview-ready");
    assertThat(up.summary()).contains("codex-preview-" + pull.number());
    StepRun down = job.run(pull.close().step("deploy-preview", job.checkout())).succeeded();
    assertThat(down.reason()).isEqualTo("preview-removed");
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  private void deployAndRollBack(ContainerJob job) {
    StepRun first = deploy(job);
    StepRun second = deploy(job);
    StepRun back =
        job.run(ProductionRun.of(lasting, job.checkout(), World.commit()).rollback()).succeeded();
    assertThat(back.output("state")).isEqualTo("proven");
    assertThat(List.of(first, second)).allMatch(run -> run.summary().contains("gantt"));
    StepRun migrated = job.run(migrate(job)).succeeded();
    assertThat(migrated.output("restore-point")).isNotEmpty();
  }

  private StepRun deploy(ContainerJob job) {
    StepRun run = job.run(ProductionRun.pushed(lasting, job.checkout()).deploy()).succeeded();
    assertThat(run.output("state")).isEqualTo("proven");
    return run;
  }

  private Step migrate(ContainerJob job) {
    Step deploy = ProductionRun.pushed(lasting, job.checkout()).deploy();
    return Step.of("migrate", deploy.environment());
  }

  private void tellOfAFailure(ContainerJob job) {
    Step report =
        Step.of(
                "failure-issue",
                ProductionRun.pushed(lasting, job.checkout()).deploy().environment())
            .with("reason", "script-failed-" + job.owner())
            .with("title", "The deploy script failed");
    StepRun opened = job.run(report).succeeded();
    assertThat(opened.output("created")).isEqualTo("true");
    assertThat(job.run(report.with("command", "recover")).succeeded().reason()).isNotEmpty();
  }
}

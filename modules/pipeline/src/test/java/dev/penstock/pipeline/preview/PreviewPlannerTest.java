package dev.penstock.pipeline.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PreviewPlannerTest {
  private final VirtualTime time = new VirtualTime();
  private final PreviewPlan plan = CodexConfig.plan(time.time());

  @Test
  void everything_is_named_after_the_pull_request() {
    assertThat(plan.owner().mark()).isEqualTo("penstock:codex/pr-8");
    assertThat(plan.deploymentEnvironment()).isEqualTo("preview/pr-8");
    assertThat(plan.database().orElseThrow().branch().name()).isEqualTo("pr-8");
    assertThat(plan.services())
        .extracting(PlannedService::name)
        .containsExactly("codex-api-preview-8", "codex-web-preview-8");
    assertThat(plan.hosts())
        .containsExactly("api-preview-8.codex.example", "web-preview-8.codex.example");
  }

  @Test
  void a_branch_starts_from_production_and_expires_by_itself() {
    var branch = plan.database().orElseThrow().branch();
    assertThat(branch.parent()).isEqualTo("production");
    assertThat(branch.expiresAt()).contains(time.instant().plus(Duration.ofDays(14)));
  }

  @Test
  void services_come_in_the_order_of_deployment_and_the_last_one_is_the_front() {
    var config =
        CodexConfig.config(
            CodexConfig.service("web", List.of("api")), CodexConfig.service("api", List.of()));
    PreviewPlan other = CodexConfig.planner(config, time.time()).plan(CodexConfig.IDENTITY);
    assertThat(other.services()).extracting(PlannedService::key).containsExactly("api", "web");
    assertThat(other.frontUrl(List.of()))
        .contains(URI.create("https://web-preview-8.codex.example"));
  }

  @Test
  void a_hostile_branch_name_becomes_legal_names() {
    var config =
        CodexConfig.config(
            CodexConfig.service("api", List.of(), "api-${branch}-${pr}", "${branch}-${pr}"));
    var identity =
        new PreviewIdentity(8, Optional.of(CodexConfig.COMMIT), "Feature/🚀;rm -rf .; $(x)");
    PlannedService service =
        CodexConfig.planner(config, time.time()).plan(identity).services().getFirst();
    assertThat(service.name()).matches("api-feature-rm-rf-x-8-[0-9a-f]{8}");
    assertThat(service.host().orElseThrow()).endsWith(".codex.example").matches("[a-z0-9.-]+");
  }

  @Property
  void every_label_of_every_host_is_legal_whatever_the_branch_is_called(
      @ForAll @StringLength(max = 100) String branch) {
    var config =
        CodexConfig.config(
            CodexConfig.service("api", List.of(), "w-${branch}-${pr}", "${branch}-${pr}"));
    var identity = new PreviewIdentity(8, Optional.of(CodexConfig.COMMIT), branch);
    PlannedService service =
        CodexConfig.planner(config, time.time()).plan(identity).services().getFirst();
    assertThat(service.host().orElseThrow().split("\\."))
        .allMatch(label -> label.matches("[a-z0-9-]{1,63}"));
    assertThat(service.name()).matches("[a-z0-9-]{1,63}");
  }

  @Test
  void a_preview_beside_the_usual_one_has_a_mark_of_its_own_that_fits_everywhere() {
    PreviewPlan other =
        CodexConfig.planner(CodexConfig.config(), time.time())
            .plan(CodexConfig.IDENTITY, "pr-8 End-to-end " + "x".repeat(80));
    assertThat(other.owner().environment()).startsWith("pr-8-end-to-end-").hasSize(45);
    assertThat(other.owner().mark()).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void missing_variables_are_all_named_at_once_before_anything_is_done() {
    var planner =
        new PreviewPlanner(
            CodexConfig.config(), CodexConfig.ROOT, Map.of("OTHER", "x"), time.time());
    assertThatThrownBy(() -> planner.plan(CodexConfig.IDENTITY))
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> {
              assertThat(e.failure().exit()).isEqualTo(ExitCode.INVALID);
              assertThat(e.failure().what()).contains("NEON_PROJECT");
            });
  }
}

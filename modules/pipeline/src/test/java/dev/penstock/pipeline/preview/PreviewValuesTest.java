package dev.penstock.pipeline.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.load.ConfigLoader;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.review.FakeDeployments;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What services of a preview know of each other, and where those are that nobody planned. */
class PreviewValuesTest {
  private static final String FILE =
      """
      version: 1
      project: codex
      dns: { provider: cloudflare, zone: codex.example }
      environments: { production: {} }
      services:
        api:
          deployer: workers
          preview: { strategy: native, name: codex-api }
        docs:
          deployer: workers
          environments:
            production: { name: docs, host: "docs.${zone}", secrets: { KEY: "${env.DOCS_KEY}" } }
        web:
          deployer: workers
          after: [api]
          preview: { name: "web-${pr}", host: "web-${pr}.${zone}" }
          build:
            command: [npm, run, build]
            directory: services/web
            environment: { REVISION: "${commit}", OF: "${environment}", BY: "${service}" }
          variables:
            API_URL: ${services.api.url}
            API_RELEASE: ${services.api.version}
            OWN: ${service}
      """;

  private final FakeProviders world = new FakeProviders();

  @Test
  void a_later_service_knows_the_address_and_the_release_of_an_earlier_one() {
    PreviewReport report = world.up(plan(FILE));

    assertThat(report.state()).isEqualTo(PreviewState.READY);
    assertThat(world.deployer.deployed().getLast().variables())
        .isEqualTo(
            Map.of(
                "API_URL", "https://codex-api-pr-8.provider.example",
                "API_RELEASE", "v1",
                "OWN", "web"));
  }

  @Test
  void a_native_preview_has_its_workers_name_and_the_address_that_the_provider_chose() {
    PreviewReport report = world.up(plan(FILE));

    assertThat(world.deployer.deployed())
        .extracting(ServiceVersion::name)
        .containsExactly("codex-api/pr-8", "web-8");
    assertThat(world.deployer.deployed().getFirst().hosts()).isEmpty();
    assertThat(world.zone.hosts()).containsExactly("web-8.codex.example");
    assertThat(report.services())
        .extracting(DeployedService::url)
        .containsExactly("https://codex-api-pr-8.provider.example", "https://web-8.codex.example");
  }

  @Test
  void the_front_is_where_the_provider_put_it() {
    PreviewPlan plan = plan(FILE.replaceFirst("(?s)  web:.*", ""));
    PreviewReport report = world.up(plan);
    URI chosen = URI.create("https://codex-api-pr-8.provider.example");

    assertThat(plan.frontUrl(List.of())).isEmpty();
    assertThat(plan.frontUrl(report.services())).contains(chosen);
    assertThat(world.deployments.all())
        .extracting(FakeDeployments.Entry::address)
        .allSatisfy(address -> assertThat(address).contains(chosen));
  }

  @Test
  void services_that_only_last_and_what_they_need_are_no_part_of_a_preview() {
    PreviewPlan plan = plan(FILE);

    assertThat(plan.services()).extracting(PlannedService::key).containsExactly("api", "web");
    assertThat(plan.missingVariables()).isEmpty();
  }

  @Test
  void services_are_built_before_anything_is_made() {
    world.up(plan(FILE));

    ToolCall call = world.toolCalls.getFirst();
    assertThat(call.command()).containsExactly("npm", "run", "build");
    assertThat(call.directory()).isEqualTo(CodexConfig.ROOT.resolve("services/web"));
    assertThat(call.environment())
        .containsEntry("REVISION", CodexConfig.COMMIT)
        .containsEntry("OF", "pr-8")
        .containsEntry("BY", "web")
        .containsEntry("PENSTOCK_STAGE", "build")
        .containsEntry("PENSTOCK_HOSTS", "web-8.codex.example");
  }

  @Test
  void a_service_that_does_not_build_leaves_nothing_behind() {
    world.migration = new ToolResult(1, List.of("error TS2304"), false);

    PreviewReport report = world.up(plan(FILE));

    assertThat(report.state()).isEqualTo(PreviewState.FAILED);
    assertThat(report.failure().orElseThrow().reasonCode()).isEqualTo("build-failed");
    assertThat(world.zone.hosts()).isEmpty();
    assertThat(world.deployer.deployed()).isEmpty();
  }

  private PreviewPlan plan(String text) {
    return new PreviewPlanner(
            ConfigLoader.parse(text, "penstock.yml").orThrow(),
            CodexConfig.ROOT,
            Map.of(),
            world.time.time())
        .plan(CodexConfig.IDENTITY);
  }
}

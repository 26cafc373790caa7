package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.CommandsConfig;
import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.OnFailure;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.PreviewConfig;
import dev.penstock.config.RestorePointKind;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** What the loader makes of everything that is for lasting environments. */
class LastingEnvironmentsTest {
  private static final PenstockConfig CONFIG = load(Samples.LASTING);

  @Test
  void environments_are_read_in_the_order_of_the_file() {
    assertThat(CONFIG.environments().values())
        .containsExactly(
            new EnvironmentConfig("production", Optional.empty(), true, OnFailure.ROLLBACK),
            new EnvironmentConfig(
                "staging", Optional.of("staging"), false, OnFailure.INSTRUCTIONS));
  }

  @Test
  void an_environment_that_says_nothing_has_the_defaults() {
    PenstockConfig config =
        load(
            """
            version: 1
            project: shop
            environments: { production: {} }
            services:
              api:
                deployer: workers
                environments: { production: { name: api, host: api.example.com } }
            """);

    assertThat(config.environments().get("production"))
        .isEqualTo(
            new EnvironmentConfig("production", Optional.empty(), false, OnFailure.ROLLBACK));
    assertThat(placement(config, "api", "production"))
        .isEqualTo(
            new PlacementConfig(
                Template.of("api"),
                Template.of("api.example.com"),
                RolloutConfig.atOnce(),
                templates(Map.of()),
                templates(Map.of())));
    assertThat(service(config, "api").preview()).isEmpty();
  }

  @Test
  void what_a_service_is_in_an_environment_is_read() {
    assertThat(placement(CONFIG, "api", "production"))
        .isEqualTo(
            new PlacementConfig(
                Template.of("shop-${service}"),
                Template.of("api.${zone}"),
                new RolloutConfig(List.of(5, 50, 100), Duration.ofMinutes(2), 0.5),
                templates(Map.of("LEVEL", "warn")),
                templates(Map.of("KEY", "${env.KEY}"))));
    assertThat(placement(CONFIG, "api", "staging").rollout())
        .isEqualTo(new RolloutConfig(List.of(20, 100), Duration.ofSeconds(30), 1.0));
    assertThat(service(CONFIG, "site").in("staging")).isEmpty();
  }

  @Test
  void the_database_says_what_is_remembered_and_which_tool_migrates_it() {
    DatabaseConfig database = CONFIG.database().orElseThrow();
    MigrationsConfig migrations = database.migrations().orElseThrow();

    assertThat(database.restorePoint()).isEqualTo(RestorePointKind.BRANCH);
    assertThat(migrations.tool()).isEqualTo(MigrationTool.PRISMA);
    assertThat(migrations.backwardCompatible()).isTrue();
  }

  @Test
  void a_service_of_programs_is_read() {
    ServiceConfig site = service(CONFIG, "site");

    assertThat(site.deployer()).isEqualTo(DeployerChoice.COMMAND);
    assertThat(site.preview()).isEmpty();
    assertThat(site.build())
        .contains(
            new CommandConfig(
                List.of("npm", "run", "build"),
                Path.of("site"),
                templates(Map.of("API", "${services.api.url}", "TOKEN", "${env.BUILD_TOKEN}")),
                Duration.ofMinutes(3)));
    assertThat(site.commands())
        .contains(
            new CommandsConfig(
                List.of("./site", "deploy"),
                List.of("./site", "current"),
                List.of("./site", "rollback"),
                Duration.ofMinutes(4)));
  }

  @Test
  void programs_have_ten_minutes_unless_they_say_otherwise() {
    PenstockConfig config =
        load(Samples.LASTING.replace("      timeout: 3m\n", "").replace("      timeout: 4m\n", ""));
    ServiceConfig site = service(config, "site");

    assertThat(site.build().orElseThrow().timeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(site.commands().orElseThrow().timeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_native_preview_has_the_name_of_its_worker_and_no_host() {
    assertThat(service(CONFIG, "check").preview())
        .contains(PreviewConfig.ofWorker(Template.of("shop-check")));
  }

  @Test
  void a_service_says_what_it_is_made_from() {
    assertThat(service(CONFIG, "api").paths())
        .containsExactly(Path.of("services/api"), Path.of("shared"));
    assertThat(service(CONFIG, "site").paths()).isEmpty();
  }

  @Test
  void an_environments_own_values_win_and_the_others_are_inherited() {
    ServiceConfig api = service(CONFIG, "api");

    assertThat(texts(api.variablesIn("production")))
        .isEqualTo(Map.of("LEVEL", "warn", "REVISION", "${commit}"));
    assertThat(texts(api.variablesIn("staging")))
        .isEqualTo(Map.of("LEVEL", "debug", "REVISION", "${commit}"));
    assertThat(texts(api.secretsIn("production")))
        .isEqualTo(Map.of("KEY", "${env.KEY}", "URL", "${database.pooled-url}"));
    assertThat(texts(api.secrets())).containsEntry("KEY", "${generated}");
  }

  @Test
  void a_run_needs_the_variables_of_its_own_environment_only() {
    assertThat(CONFIG.environmentVariablesOfPreviews()).isEmpty();
    assertThat(CONFIG.environmentVariablesOf("production")).containsExactly("BUILD_TOKEN", "KEY");
    assertThat(CONFIG.environmentVariablesOf("staging")).containsExactly("STAGING_KEY");
  }

  @Test
  void a_run_needs_the_variables_of_the_database_and_of_probes() {
    PenstockConfig config =
        load(
            Samples.LASTING
                .replace("project: p\n", "project: ${env.NEON_PROJECT_ID}\n")
                .replace(
                    "    paths: [services/api",
                    "    health: { headers: { X-Token: \"${env.PROBE}\" } }\n"
                        + "    paths: [services/api"));

    assertThat(config.environmentVariablesOfPreviews()).containsExactly("NEON_PROJECT_ID", "PROBE");
    assertThat(config.environmentVariablesOf("staging"))
        .containsExactly("NEON_PROJECT_ID", "PROBE", "STAGING_KEY");
  }

  @Test
  void previews_and_each_environment_have_their_own_services() {
    assertThat(CONFIG.servicesOfPreviews())
        .extracting(ServiceConfig::name)
        .containsExactly("api", "check");
    assertThat(CONFIG.servicesIn("production"))
        .extracting(ServiceConfig::name)
        .containsExactly("api", "site", "check");
    assertThat(CONFIG.servicesIn("staging")).extracting(ServiceConfig::name).containsExactly("api");
  }

  private static PenstockConfig load(String text) {
    return ConfigLoader.parse(text, "penstock.yml").orThrow();
  }

  private static ServiceConfig service(PenstockConfig config, String name) {
    return Objects.requireNonNull(config.services().get(name));
  }

  private static PlacementConfig placement(
      PenstockConfig config, String service, String environment) {
    return service(config, service).in(environment).orElseThrow();
  }

  private static SequencedMap<String, Template> templates(Map<String, String> texts) {
    SequencedMap<String, Template> templates = new LinkedHashMap<>();
    texts.forEach((name, text) -> templates.put(name, Template.of(text)));
    return templates;
  }

  private static Map<String, String> texts(Map<String, Template> templates) {
    Map<String, String> texts = new LinkedHashMap<>();
    templates.forEach((name, template) -> texts.put(name, template.text()));
    return texts;
  }
}

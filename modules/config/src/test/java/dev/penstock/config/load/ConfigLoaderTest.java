package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DatabaseProvider;
import dev.penstock.config.Defaults;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.DnsConfig;
import dev.penstock.config.DnsProvider;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.PolicyConfig;
import dev.penstock.config.PolicyPreset;
import dev.penstock.config.PreviewConfig;
import dev.penstock.config.RedirectsConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.VersionExpectation;
import dev.penstock.config.template.Template;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path folder;

  @Test
  void every_key_is_read() {
    PenstockConfig config = ConfigLoader.parse(Samples.EVERYTHING, "penstock.yml").orThrow();

    assertThat(config.version()).isEqualTo(1);
    assertThat(config.project()).isEqualTo("shop");
    assertThat(config.dns()).contains(new DnsConfig(DnsProvider.CLOUDFLARE, "example.com"));
    assertThat(config.database())
        .contains(
            new DatabaseConfig(
                DatabaseProvider.NEON,
                Template.of("${env.NEON_PROJECT_ID}"),
                "main",
                "shop",
                "shop_owner",
                Optional.empty(),
                Defaults.RESTORE_POINT,
                Optional.of(
                    new MigrationsConfig(
                        List.of("npm", "run", "db:migrate"),
                        Path.of("db"),
                        templates("DATABASE_URL", "${database.direct-url}", "LEVEL", "debug"),
                        Duration.ofSeconds(90),
                        MigrationTool.NONE,
                        false))));
    assertThat(config.services().get("web"))
        .isEqualTo(
            new ServiceConfig(
                "web",
                DeployerChoice.WORKERS,
                Path.of("services/web"),
                Optional.of(Path.of("wrangler.preview.jsonc")),
                List.of("api"),
                Optional.of(
                    PreviewConfig.workerPerPr(
                        Template.of("${project}-${service}-${environment}"),
                        Template.of("${service}-${pr}.${zone}"))),
                new LinkedHashMap<>(),
                templates("API_URL", "${services.api.url}", "SHOWN", "$${pr} of ${branch}"),
                templates("KEY", "${generated}", "TOKEN", "Bearer ${env.TOKEN}"),
                new HealthConfig(
                    "/up?deep=1",
                    new VersionExpectation.Header("X-Version"),
                    new PolicyConfig(
                        PolicyPreset.CODEX,
                        Optional.of(Duration.ZERO),
                        Optional.of(20),
                        Optional.of(Duration.ofMillis(500)),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(Duration.ofMinutes(2)),
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.of(2)),
                    Set.of(200),
                    Optional.empty(),
                    templates(),
                    new RedirectsConfig.None()),
                Optional.empty(),
                Optional.empty(),
                List.of()));
  }

  @Test
  void a_probe_may_send_headers_follow_redirects_and_ask_more_of_an_answer() {
    HealthConfig health = api(Samples.EVERYTHING).health();

    assertThat(health.statuses()).containsExactlyInAnyOrder(200, 204);
    assertThat(health.contains()).contains("ready");
    assertThat(health.headers())
        .isEqualTo(templates("X-Bypass", "${env.BYPASS_TOKEN}", "X-Preview", "pr ${pr}"));
    assertThat(health.redirects())
        .isEqualTo(
            new RedirectsConfig.Hosts(
                List.of(
                    Template.of("www.example.com"), Template.of("${service}-${pr}.example.com"))));
  }

  @Test
  void a_single_status_and_redirects_in_a_word_are_enough() {
    HealthConfig health =
        api(Samples.LEAST + "    health: { status: 204, redirects: same-host }\n").health();

    assertThat(health.statuses()).containsExactly(204);
    assertThat(health.redirects()).isEqualTo(new RedirectsConfig.SameHost());
  }

  @Test
  void what_a_probe_sends_is_needed_from_the_environment() {
    assertThat(api(Samples.EVERYTHING).templatesOfPreview())
        .contains(Template.of("${env.BYPASS_TOKEN}"));
  }

  @Test
  void what_is_left_out_has_its_default() {
    PenstockConfig config = ConfigLoader.parse(Samples.LEAST, "penstock.yml").orThrow();

    assertThat(config.database()).isEmpty();
    assertThat(config.dns()).isEmpty();
    assertThat(config.services().get("api"))
        .isEqualTo(
            new ServiceConfig(
                "api",
                DeployerChoice.WORKERS,
                Path.of("."),
                Optional.empty(),
                List.of(),
                Optional.of(
                    PreviewConfig.workerPerPr(
                        Template.of("shop-api-${pr}"), Template.of("shop-api-${pr}.example.com"))),
                new LinkedHashMap<>(),
                templates(),
                templates(),
                new HealthConfig(
                    "/health",
                    new VersionExpectation.JsonField("version"),
                    PolicyConfig.of(PolicyPreset.DEFAULT),
                    Set.of(200),
                    Optional.empty(),
                    templates(),
                    new RedirectsConfig.None()),
                Optional.empty(),
                Optional.empty(),
                List.of()));
  }

  @Test
  void a_database_that_says_little_has_the_defaults() {
    String text =
        Samples.LEAST
            + """
            database: { provider: neon, project: p, name: n, role: r, migrations: { command: [x] } }
            """;

    DatabaseConfig database =
        ConfigLoader.parse(text, "penstock.yml").orThrow().database().orElseThrow();

    assertThat(database.parent()).isEqualTo("production");
    assertThat(database.expires()).contains(Duration.ofDays(14));
    assertThat(database.migrations())
        .contains(
            new MigrationsConfig(
                List.of("x"),
                Defaults.DIRECTORY,
                templates(),
                Duration.ofMinutes(5),
                MigrationTool.NONE,
                false));
  }

  @Test
  void services_keep_their_order_and_are_deployed_behind_those_they_come_after() {
    PenstockConfig config = ConfigLoader.parse(Samples.EVERYTHING, "penstock.yml").orThrow();

    assertThat(config.services().keySet()).containsExactly("web", "api");
    assertThat(config.inDeployOrder())
        .extracting(ServiceConfig::name)
        .containsExactly("api", "web");
  }

  @Test
  void it_names_the_variables_it_needs() {
    PenstockConfig config = ConfigLoader.parse(Samples.EVERYTHING, "penstock.yml").orThrow();

    assertThat(config.environmentVariablesOfPreviews())
        .containsExactly("BYPASS_TOKEN", "NEON_PROJECT_ID", "TOKEN");
  }

  @Test
  void a_file_is_read_and_a_byte_order_mark_does_not_matter() throws IOException {
    Path file = Files.writeString(folder.resolve("penstock.yml"), "\uFEFF" + Samples.LEAST);

    assertThat(ConfigLoader.load(file)).isInstanceOf(LoadResult.Loaded.class);
  }

  @Test
  void a_file_that_is_missing_too_large_or_no_text_is_a_problem() throws IOException {
    assertThat(problems(ConfigLoader.load(folder.resolve("none.yml"), "none.yml")))
        .containsExactly(
            "none.yml:1:1: there is no such file; create it as docs/configuration.md shows");

    Path large = folder.resolve("large.yml");
    Files.write(large, new byte[ConfigLoader.LARGEST_IN_BYTES + 1]);
    assertThat(problems(ConfigLoader.load(large, "large.yml")))
        .containsExactly("large.yml:1:1: the file is larger than 256 KiB; is it the right one?");

    Path binary = folder.resolve("binary.yml");
    Files.write(binary, "version: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems(ConfigLoader.load(binary, "binary.yml")))
        .containsExactly("binary.yml:1:1: the file is not UTF-8 text; save it as UTF-8");

    assertThat(problems(ConfigLoader.load(folder, ".")))
        .singleElement()
        .asString()
        .startsWith(".:");
  }

  @Test
  void a_wrong_file_fails_with_every_problem_and_exit_2() {
    LoadResult result = ConfigLoader.parse("version: 1\nprojekt: shop\n", "penstock.yml");

    assertThatThrownBy(result::orThrow)
        .isInstanceOfSatisfying(
            PenstockException.class,
            e -> {
              assertThat(e.failure().exit()).isEqualTo(ExitCode.INVALID);
              assertThat(e.failure().reasonCode()).isEqualTo("config-invalid");
              assertThat(e.failure().what()).isEqualTo("penstock.yml has 3 problems");
              assertThat(e.failure().why())
                  .isEqualTo(
                      """
                      penstock.yml:1:1: missing key `project` at the top of the file
                      penstock.yml:1:1: missing key `services` at the top of the file
                      penstock.yml:2:1: unknown key `projekt`; did you mean `project`?""");
            });
  }

  private static ServiceConfig api(String text) {
    return Objects.requireNonNull(
        ConfigLoader.parse(text, "penstock.yml").orThrow().services().get("api"));
  }

  private static List<String> problems(LoadResult result) {
    return result instanceof LoadResult.Invalid(var problems)
        ? problems.stream().map(problem -> problem.render()).toList()
        : List.of();
  }

  private static SequencedMap<String, Template> templates(String... namesAndTexts) {
    SequencedMap<String, Template> templates = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      templates.put(namesAndTexts[i], Template.of(namesAndTexts[i + 1]));
    }
    return templates;
  }
}

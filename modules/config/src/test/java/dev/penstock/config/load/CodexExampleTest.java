package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example project is what its configuration says. */
class CodexExampleTest {
  private static final Path CODEX =
      Path.of(System.getProperty("penstock.root")).resolve("examples/codex");
  private static final ObjectMapper JSONC =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  @Test
  void its_configuration_is_right() {
    PenstockConfig config =
        ConfigLoader.load(CODEX.resolve("penstock.yml"), "penstock.yml").orThrow();

    assertThat(config.project()).isEqualTo("codex");
    assertThat(config.inDeployOrder())
        .extracting(ServiceConfig::name)
        .containsExactly("api", "auth", "web");
    assertThat(config.environmentVariablesOfPreviews()).containsExactly("NEON_PROJECT_ID");
    assertThat(config.environmentVariablesOf("production"))
        .containsExactly("BETTER_AUTH_SECRET", "NEON_PROJECT_ID");
  }

  @Test
  void every_service_is_in_production_as_its_wrangler_configuration_says() throws Exception {
    PenstockConfig config = ConfigLoader.load(CODEX.resolve("penstock.yml")).orThrow();
    Values values = Values.none().with(Fact.ZONE, config.dns().orElseThrow().zone());

    assertThat(config.servicesIn("production")).hasSize(3);
    for (ServiceConfig service : config.servicesIn("production")) {
      PlacementConfig placement = service.in("production").orElseThrow();
      JsonNode wrangler =
          JSONC.readTree(CODEX.resolve(service.directory()).resolve("wrangler.jsonc").toFile());
      assertThat(wrangler.path("name").asText()).isEqualTo(placement.name().evaluate(values));
      assertThat(wrangler.path("routes")).hasSize(1);
      assertThat(wrangler.at("/routes/0/pattern").asText())
          .isEqualTo(placement.host().evaluate(values));
      assertThat(wrangler.at("/routes/0/custom_domain").asBoolean()).isTrue();
    }
  }

  @Test
  void everything_a_service_is_made_from_is_there() {
    PenstockConfig config = ConfigLoader.load(CODEX.resolve("penstock.yml")).orThrow();

    for (ServiceConfig service : config.services().values()) {
      assertThat(service.paths()).contains(service.directory(), Path.of("shared"));
      assertThat(service.paths()).allSatisfy(path -> assertThat(CODEX.resolve(path)).exists());
    }
  }

  @Test
  void every_service_is_where_it_says_and_has_a_wrangler_configuration() {
    PenstockConfig config = ConfigLoader.load(CODEX.resolve("penstock.yml")).orThrow();

    assertThat(config.services().values())
        .allSatisfy(
            service ->
                assertThat(CODEX.resolve(service.directory()).resolve("wrangler.jsonc"))
                    .isRegularFile());
  }

  @Test
  void its_editor_finds_the_schema() throws Exception {
    String first = Files.readAllLines(CODEX.resolve("penstock.yml")).getFirst();

    assertThat(first).startsWith("# yaml-language-server: $schema=");
    assertThat(CODEX.resolve(first.substring(first.indexOf('=') + 1))).isRegularFile();
  }

  @Test
  void production_has_applied_the_migration_that_its_baseline_says() throws Exception {
    byte[] migration = Files.readAllBytes(CODEX.resolve("migrations/0000_notes.sql"));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(migration));
    String journal = Files.readString(CODEX.resolve("migrations/meta/_journal.json"));
    String when =
        Pattern.compile("\"when\": ([0-9]+)")
            .matcher(journal)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    assertThat(Files.readString(CODEX.resolve("database/baseline.sql")))
        .contains("('" + hash + "', " + when + ")");
  }

  @Test
  void its_lock_file_names_no_registry() throws Exception {
    List<String> lines =
        Files.readAllLines(CODEX.resolve("package-lock.json"), StandardCharsets.UTF_8);

    assertThat(lines).noneMatch(line -> line.matches(".*\"resolved\": \"[a-z]+:.*"));
  }
}

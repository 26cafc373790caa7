package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.penstock.json.Json;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WranglerConfigurationTest {
  @TempDir private Path folder;

  @Test
  void jsonc_is_read_with_its_comments_and_final_commas() throws IOException {
    Files.writeString(
        folder.resolve("wrangler.jsonc"),
        """
        {
          // the Worker
          "name": "codex-api", /* of production */
          "vars": {"STAGE": "production",},
        }
        """);

    WranglerConfiguration read = WranglerConfiguration.read(folder, Optional.empty());

    assertThat(read.content().at("/vars/STAGE").asText()).isEqualTo("production");
  }

  @Test
  void toml_is_read_with_its_tables() throws IOException {
    Files.writeString(
        folder.resolve("wrangler.toml"),
        """
        name = "codex-api"
        compatibility_date = "2026-03-01"
        routes = [{ pattern = "api.codex.example/*", zone_name = "codex.example" }]

        [vars]
        STAGE = "production"

        [[d1_databases]]
        binding = "DB"
        database_id = "11111111"

        [env.production.triggers]
        crons = ["0 3 * * *"]
        """);

    WranglerConfiguration read = WranglerConfiguration.read(folder, Optional.empty());

    assertThat(read.content().at("/d1_databases/0/database_id").asText()).isEqualTo("11111111");
    assertThat(read.workerNames()).containsExactlyInAnyOrder("codex-api", "codex-api-production");
  }

  @Test
  void toml_is_read_as_its_mapper_reads_it() throws IOException {
    String text =
        """
        numbers = [1, 0x10, 5_000_000_000, 99999999999999999999, 1.50, 100.0, 1e400, -0.0, nan, inf]
        times = [1979-05-27T07:32:00Z, 07:32:00]
        a.b.c = { d = true }
        """;
    Files.writeString(folder.resolve("wrangler.toml"), text);

    ObjectNode read = WranglerConfiguration.read(folder, Optional.empty()).content();

    assertThat(read).isEqualTo(new TomlMapper().readTree(text));
    assertThat(Json.text(read)).isEqualTo(read.toString());
  }

  @Test
  void a_file_that_nests_without_end_is_refused() throws IOException {
    Files.writeString(folder.resolve("wrangler.toml"), "a.".repeat(20_000) + "b = 1");
    assertThat(failure(Optional.empty()).reasonCode()).isEqualTo("wrangler-config-unreadable");

    Files.writeString(folder.resolve("wrangler.json"), "{\"a\":".repeat(200_000));
    assertThat(failure(Optional.empty()).reasonCode()).isEqualTo("wrangler-config-unreadable");
  }

  @Test
  void of_several_files_the_one_wrangler_would_take_is_read() throws IOException {
    Files.writeString(folder.resolve("wrangler.toml"), "name = \"third\"");
    Files.writeString(folder.resolve("wrangler.jsonc"), "{\"name\": \"second\"}");
    Files.writeString(folder.resolve("wrangler.json"), "{\"name\": \"first\"}");

    assertThat(WranglerConfiguration.read(folder, Optional.empty()).workerNames())
        .containsExactly("first");
  }

  @Test
  void a_file_that_is_named_is_read_instead() throws IOException {
    Files.writeString(folder.resolve("wrangler.json"), "{\"name\": \"usual\"}");
    Path named = Files.writeString(folder.resolve("other.toml"), "name = \"named\"");

    assertThat(WranglerConfiguration.read(folder, Optional.of(named)).workerNames())
        .containsExactly("named");
  }

  @Test
  void a_missing_file_is_a_mistake_of_the_configuration() {
    assertThat(failure(Optional.empty()).reasonCode()).isEqualTo("wrangler-config-missing");
    assertThat(failure(Optional.of(folder.resolve("gone.json"))).exit())
        .isEqualTo(ExitCode.INVALID);
  }

  @Test
  void a_malformed_file_is_told_by_its_place_and_not_by_its_content() throws IOException {
    Files.writeString(folder.resolve("wrangler.json"), "{\n  \"name\": hunter2\n}");

    Failure failure = failure(Optional.empty());

    assertThat(failure.reasonCode()).isEqualTo("wrangler-config-unreadable");
    assertThat(failure.why()).contains("line 2");
    assertThat(failure).asString().doesNotContain("hunter2");
  }

  @Test
  void a_malformed_toml_file_is_told_by_its_place() throws IOException {
    Files.writeString(folder.resolve("wrangler.toml"), "name = \"a\"\nvars = = hunter2\n");

    Failure failure = failure(Optional.empty());

    assertThat(failure.why()).contains("line 2");
    assertThat(failure).asString().doesNotContain("hunter2");
  }

  @Test
  void a_file_without_an_object_is_refused() throws IOException {
    Files.writeString(folder.resolve("wrangler.json"), "[]");

    assertThat(failure(Optional.empty()).reasonCode()).isEqualTo("wrangler-config-unreadable");
  }

  private Failure failure(Optional<Path> given) {
    return catchThrowableOfType(
            PenstockException.class, () -> WranglerConfiguration.read(folder, given))
        .failure();
  }
}

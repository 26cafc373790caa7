package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.pipeline.release.ReleaseReport;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<ReleaseReport> reports() {
    return Stream.of(
        Releases.proven(),
        Releases.rolledBack(),
        Releases.refused(),
        Releases.stopped(),
        Releases.brokenMigration());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void what_is_written_is_read_back_whole(ReleaseReport report) throws Exception {
    JsonNode json = JSON.readTree(JSON.writeValueAsString(ReleaseJson.of(report)));

    assertThat(ReleaseJson.read(json)).isEqualTo(ReportedRelease.factsOf(report));
  }

  @Test
  void fields_of_a_later_version_are_passed_over_and_unknown_states_are_unknown() throws Exception {
    JsonNode json =
        JSON.readTree(
            """
            {"project": "codex", "environment": "production", "service": "all",
             "reason-code": "unhealthy", "state": "on-fire", "schema": "melted", "moon": "full"}
            """);

    assertThat(ReleaseJson.read(json).aftermath()).isEqualTo(Aftermath.UNKNOWN);
    assertThat(ReleaseJson.read(json).schema()).isEqualTo(SchemaChange.UNKNOWN);
  }

  @Test
  void what_is_no_release_is_refused() {
    JsonNode json = JSON.valueToTree(Map.of("project", "codex"));

    assertThatThrownBy(() -> ReleaseJson.read(json)).isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list that a release has of what is in its jar. */
class ContentsTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+):([\\w.-]+)` \\| (\\S+) \\|");

  @TempDir static Path folder;
  private static List<JsonNode> components = List.of();

  @BeforeAll
  static void read() throws IOException, InterruptedException {
    Path list = folder.resolve("list");
    Process program =
        new ProcessBuilder(Places.ROOT.resolve("release/contents").toString())
            .redirectInput(Places.JAR.resolveSibling("penstock.cdx.json").toFile())
            .redirectOutput(list.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(program.exitValue()).isZero();
    components =
        StreamSupport.stream(
                new ObjectMapper().readTree(list.toFile()).path("components").spliterator(), false)
            .toList();
  }

  @Test
  void every_library_of_the_image_is_in_it_with_its_version() throws IOException {
    String page = Files.readString(Places.ROOT.resolve("docs/dependencies.md"));
    String image = page.split("## In the image\n", 2)[1].split("\n## ", 2)[0];
    List<String> rows =
        ROW.matcher(image)
            .results()
            .filter(row -> !row.group(2).endsWith("-bom"))
            .map(
                row ->
                    "pkg:maven/%s/%s@%s?type=jar"
                        .formatted(row.group(1), row.group(2), row.group(3)))
            .toList();
    assertThat(rows).hasSizeGreaterThan(5);
    assertThat(components).extracting(each -> each.path("purl").asText()).containsAll(rows);
  }

  @Test
  void what_others_made_has_hashes_and_what_depends_on_the_machine_has_none() {
    assertThat(components)
        .allSatisfy(
            each ->
                assertThat(each.has("hashes"))
                    .as(each.path("purl").asText())
                    .isEqualTo(
                        !each.path("group").asText().equals("dev.penstock")
                            && !each.path("name").asText().equals("picocli")));
  }
}

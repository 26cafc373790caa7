package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Reference;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.ServiceFact;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/configuration.md to the schema, which is held to the readers. */
class DocumentationTest {
  private static final String PAGE = Samples.inRepository("docs/configuration.md");
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
  private static final Map<String, String> HEADINGS =
      Map.of("root", "The top of the file", "service", "services", "environment", "environments");

  static List<Section> sections() {
    return Section.all();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void a_table_has_the_keys_of_its_section(Section section) {
    assertThat(rows(section))
        .extracting(Row::key)
        .containsExactlyInAnyOrderElementsOf(section.keys());
  }

  @ParameterizedTest
  @MethodSource("sections")
  void a_table_says_what_is_required_and_what_holds_otherwise(Section section) {
    for (Row row : rows(section)) {
      assertThat(row.otherwise())
          .as(section.name() + "." + row.key())
          .isEqualTo(otherwise(section, row.key()));
    }
  }

  @ParameterizedTest
  @MethodSource("sections")
  void a_table_has_a_type_a_meaning_and_an_example_that_is_right(Section section) {
    for (Row row : rows(section)) {
      assertThat(row.type()).isNotBlank();
      assertThat(row.meaning()).endsWith(".");
      if (!row.example().isEmpty()) {
        assertThat(JsonSchema.errors(section, "%s: %s".formatted(row.key(), value(row))))
            .as(section.name() + "." + row.key())
            .isEmpty();
      }
    }
  }

  @Test
  void every_table_belongs_to_a_section() {
    long tables = PAGE.lines().filter(line -> line.startsWith("| key |")).count();

    assertThat(tables).isEqualTo(Section.all().size());
  }

  @Test
  void every_reference_is_explained_and_none_is_made_up() {
    Stream<String> known =
        Stream.<Reference>concat(
                Arrays.stream(Fact.values()), Arrays.stream(SecretReference.values()))
            .map(Reference::text);

    assertThat(table("## References").map(cells -> cells.getFirst().replace("`", "")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    known,
                    Stream.of("env.NAME"),
                    Arrays.stream(ServiceFact.Kind.values())
                        .map(kind -> "services.NAME." + kind.text()))
                .flatMap(references -> references)
                .toList());
  }

  @Test
  void every_example_file_in_it_is_right() {
    List<String> files =
        Pattern.compile("(?s)```yaml\n(version: .*?)```")
            .matcher(PAGE)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(files).hasSize(1).first().isEqualTo(Samples.LEAST);
  }

  @Test
  void it_names_the_schema_by_its_address() {
    String address = JsonSchema.DOCUMENT.path("$id").asText();

    assertThat(PAGE).contains("# yaml-language-server: $schema=" + address);
    assertThat(address)
        .endsWith("modules/config/src/main/resources/dev/penstock/config/penstock.schema.json");
  }

  private static String otherwise(Section section, String key) {
    if (section.required().contains(key)) {
      return "required";
    }
    JsonNode otherwise = JsonSchema.property(section, key).path("default");
    if (otherwise.isMissingNode()) {
      return "none";
    }
    String shown =
        otherwise.isTextual()
            ? otherwise.asText()
            : otherwise.toString().replace("\"", "").replace("{json:version}", "{ json: version }");
    return "`" + shown + "`";
  }

  /** A row's example as the value of its key; those of the user's own names are blocks. */
  private static String value(Row row) {
    String example = row.example().replace("`", "");
    boolean isOwnName = Pattern.matches("[A-Z_]+: .*", example);
    return isOwnName ? "\n  " + example : example;
  }

  private static List<Row> rows(Section section) {
    return table("### " + HEADINGS.getOrDefault(section.name(), section.name()))
        .map(
            cells ->
                new Row(
                    key(cells.getFirst()), cells.get(1), cells.get(2), cells.get(3), cells.get(4)))
        .toList();
  }

  private static String key(String cell) {
    assertThat(cell).startsWith("`").endsWith("`");
    return cell.replace("`", "");
  }

  /** The cells of the rows of the first table under a heading. */
  private static Stream<List<String>> table(String heading) {
    String found =
        Pattern.compile("(?sm)^" + Pattern.quote(heading) + "\n(.*?)(?=^##|\\z)")
            .matcher(PAGE)
            .results()
            .map((MatchResult match) -> match.group(1))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no heading: " + heading));
    return found.lines().filter(line -> line.startsWith("|")).skip(2).map(DocumentationTest::cells);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(CELL.split(line, -1)).skip(1).map(String::strip).toList();
  }

  private record Row(String key, String type, String otherwise, String meaning, String example) {}
}

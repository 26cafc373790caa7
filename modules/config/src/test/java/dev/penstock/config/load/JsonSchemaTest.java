package dev.penstock.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.config.Choice;
import dev.penstock.config.DatabaseProvider;
import dev.penstock.config.Defaults;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.DnsProvider;
import dev.penstock.config.MigrationTool;
import dev.penstock.config.OnFailure;
import dev.penstock.config.PolicyPreset;
import dev.penstock.config.PreviewStrategy;
import dev.penstock.config.RestorePointKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the JSON Schema and the readers to each other. */
class JsonSchemaTest {

  static List<Section> sections() {
    return Section.all();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void a_section_has_the_same_keys_in_both(Section section) {
    JsonNode definition = JsonSchema.definition(section);

    assertThat(names(definition.path("properties").fieldNames()))
        .containsExactlyInAnyOrderElementsOf(section.keys());
    assertThat(texts(definition.path("required")))
        .containsExactlyInAnyOrderElementsOf(section.required());
    assertThat(definition.path("additionalProperties").isBoolean()).isTrue();
    assertThat(definition.path("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void every_block_of_fixed_keys_is_a_section() {
    List<String> blocks = new ArrayList<>();
    JsonSchema.DOCUMENT
        .path("$defs")
        .properties()
        .forEach(
            definition -> {
              if (definition.getValue().has("properties")) {
                blocks.add(definition.getKey());
              }
            });

    assertThat(blocks)
        .containsExactlyInAnyOrderElementsOf(
            Section.all().stream()
                .map(Section::name)
                .filter(name -> !name.equals("root"))
                .toList());
  }

  @Test
  void every_key_is_explained() {
    for (Section section : Section.all()) {
      for (String key : section.keys()) {
        assertThat(JsonSchema.property(section, key).path("description").asText())
            .as(section.name() + "." + key)
            .isNotBlank();
      }
    }
  }

  @Test
  void words_and_forms_are_the_same_in_both() {
    assertThat(texts(JsonSchema.property(Section.DATABASE, "provider").path("enum")))
        .isEqualTo(words(DatabaseProvider.values()));
    assertThat(texts(JsonSchema.property(Section.DNS, "provider").path("enum")))
        .isEqualTo(words(DnsProvider.values()));
    assertThat(texts(JsonSchema.property(Section.SERVICE, "deployer").path("enum")))
        .isEqualTo(words(DeployerChoice.values()));
    assertThat(texts(JsonSchema.property(Section.DATABASE, "restore-point").path("enum")))
        .isEqualTo(words(RestorePointKind.values()));
    assertThat(texts(JsonSchema.property(Section.MIGRATIONS, "tool").path("enum")))
        .isEqualTo(words(MigrationTool.values()));
    assertThat(texts(JsonSchema.property(Section.ENVIRONMENT, "on-failure").path("enum")))
        .isEqualTo(words(OnFailure.values()));
    assertThat(texts(JsonSchema.property(Section.PREVIEW, "strategy").path("enum")))
        .isEqualTo(words(PreviewStrategy.values()));
    assertThat(pattern(JsonSchema.property(Section.ROLLOUT, "error-budget")))
        .isEqualTo(Forms.SHARE.pattern());
    assertThat(pattern(JsonSchema.DOCUMENT.at("/$defs/environmentName/not")))
        .isEqualTo(Forms.PREVIEW_ENVIRONMENT.pattern());
    assertThat(texts(JsonSchema.property(Section.POLICY, "preset").path("enum")))
        .isEqualTo(words(PolicyPreset.values()));
    assertThat(texts(JsonSchema.property(Section.HEALTH, "version").at("/anyOf/0/enum")))
        .containsExactly(HealthReader.BODY, HealthReader.NONE);
    assertThat(texts(JsonSchema.property(Section.HEALTH, "redirects").at("/anyOf/0/enum")))
        .containsExactly(RedirectsReader.NONE, RedirectsReader.SAME_HOST);
    assertThat(pattern(JsonSchema.property(Section.HEALTH, "headers").path("propertyNames")))
        .isEqualTo(Forms.HEADER.pattern());
    assertThat(pattern(JsonSchema.property(Section.ROOT, "project")))
        .isEqualTo(Forms.NAME.pattern());
    assertThat(pattern(JsonSchema.property(Section.DNS, "zone"))).isEqualTo(Forms.HOST.pattern());
    assertThat(pattern(JsonSchema.property(Section.HEALTH, "path")))
        .isEqualTo(Forms.URL_PATH.pattern());
    assertThat(pattern(JsonSchema.property(Section.VERSION, "json")))
        .isEqualTo(Forms.JSON_PATH.pattern());
    assertThat(pattern(JsonSchema.property(Section.VERSION, "header")))
        .isEqualTo(Forms.HEADER.pattern());
    assertThat(pattern(JsonSchema.property(Section.SERVICE, "secrets").path("propertyNames")))
        .isEqualTo(Forms.VARIABLE.pattern());
  }

  @Test
  void bounds_and_defaults_are_the_same_in_both() {
    assertThat(JsonSchema.property(Section.ROOT, "version").path("const").asInt())
        .isEqualTo(Defaults.VERSION);
    assertThat(JsonSchema.property(Section.ROOT, "services").path("maxProperties").asInt())
        .isEqualTo(ConfigReader.MOST_SERVICES);
    assertThat(JsonSchema.property(Section.POLICY, "attempts").path("maximum").asInt())
        .isEqualTo(PolicyReader.MOST_ATTEMPTS);
    assertThat(JsonSchema.property(Section.POLICY, "streak").path("maximum").asInt())
        .isEqualTo(PolicyReader.LONGEST_STREAK);
    assertThat(JsonSchema.DOCUMENT.at("/$defs/status/minimum").asInt())
        .isEqualTo(StatusReader.LEAST);
    assertThat(JsonSchema.DOCUMENT.at("/$defs/status/maximum").asInt())
        .isEqualTo(StatusReader.MOST);
    assertThat(Set.of(JsonSchema.property(Section.HEALTH, "status").path("default").asInt()))
        .isEqualTo(Defaults.HEALTH_STATUSES);
    assertThat(JsonSchema.property(Section.HEALTH, "redirects").path("default").asText())
        .isEqualTo(RedirectsReader.NONE);
    assertThat(JsonSchema.property(Section.ROOT, "environments").path("maxProperties").asInt())
        .isEqualTo(ConfigReader.MOST_ENVIRONMENTS);
    Map.ofEntries(
            Map.entry("database.parent", Defaults.DATABASE_PARENT),
            Map.entry("database.expires", Durations.show(Defaults.DATABASE_EXPIRES)),
            Map.entry("database.restore-point", Defaults.RESTORE_POINT.text()),
            Map.entry("migrations.directory", Defaults.DIRECTORY.toString()),
            Map.entry("migrations.timeout", Durations.show(Defaults.MIGRATIONS_TIMEOUT)),
            Map.entry("migrations.tool", Defaults.MIGRATION_TOOL.text()),
            Map.entry(
                "migrations.backward-compatible", String.valueOf(Defaults.BACKWARD_COMPATIBLE)),
            Map.entry("environment.parallel", String.valueOf(Defaults.PARALLEL)),
            Map.entry("environment.on-failure", Defaults.ON_FAILURE.text()),
            Map.entry("service.directory", Defaults.DIRECTORY.toString()),
            Map.entry("preview.strategy", Defaults.PREVIEW_STRATEGY.text()),
            Map.entry("rollout.hold", Durations.show(Defaults.ROLLOUT_HOLD)),
            Map.entry("rollout.error-budget", (int) Defaults.ROLLOUT_ERROR_BUDGET + "%"),
            Map.entry("build.directory", Defaults.DIRECTORY.toString()),
            Map.entry("build.timeout", Durations.show(Defaults.COMMAND_TIMEOUT)),
            Map.entry("commands.timeout", Durations.show(Defaults.COMMAND_TIMEOUT)),
            Map.entry("health.path", Defaults.HEALTH_PATH),
            Map.entry("health.policy", Defaults.HEALTH_POLICY.text()),
            Map.entry("policy.preset", Defaults.HEALTH_POLICY.text()))
        .forEach(
            (key, value) ->
                assertThat(
                        JsonSchema.DOCUMENT
                            .at("/$defs/" + key.replace(".", "/properties/") + "/default")
                            .asText())
                    .as(key)
                    .isEqualTo(value));
    assertThat(JsonSchema.property(Section.HEALTH, "version").at("/default/json").asText())
        .isEqualTo("version");
  }

  static Stream<String> right() {
    return Stream.of(Samples.LEAST, Samples.EVERYTHING, Samples.LASTING, Samples.codex());
  }

  @ParameterizedTest
  @MethodSource("right")
  void what_is_right_is_right_for_both(String text) {
    assertThat(JsonSchema.errors(text)).isEmpty();
    assertThat(ConfigLoader.parse(text, "f")).isInstanceOf(LoadResult.Loaded.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1            | version: 2
          version: 1            | version: '1'
          version: 1            | # version
          project: shop         | project: 123
          project: shop         | project: Shop
          project: shop         | projekt: shop
          provider: neon        | provider: postgres
          name: shop            | name: ${pr}
          expires: never        | expires: always
          expires: never        | expires: 14
          [npm, run, "db:migrate"] | npm run
          [npm, run, "db:migrate"] | []
          [npm, run, "db:migrate"] | [1]
          directory: db         | directory: /etc
          LEVEL: debug          | LEVEL: true
          LEVEL: debug          | LEVEL: ' '
          LEVEL: debug          | L-VEL: debug
          LEVEL: debug          | PENSTOCK_X: debug
          timeout: 90s          | timeout: 90
          zone: example.com     | zone: example
          deployer: workers     | deployer: fly
          deployer: workers     | # deployer
          after: [api]          | after: api
          after: [api]          | after:
          shop-api-${pr}        | shop-api
          header: X-Version     | headers: X-Version
          header: X-Version     | header: X Version
          { header: X-Version } | {}
          { header: X-Version } | { header: a, json: b }
          { header: X-Version } | somewhere
          path: /up             | path: up
          preset: codex         | preset: patient
          attempts: 20          | attempts: 0
          attempts: 20          | attempts: 1001
          attempts: 20          | attempts: '20'
          streak: 2             | streak: 101
          delay: 500ms          | delay: 500 ms
          policy: codex         | policy: [codex]
          """)
  void what_is_wrong_is_wrong_for_both(String right, String wrong) {
    assertThat(Samples.EVERYTHING).contains(right);
    String text = Samples.EVERYTHING.replaceFirst(Pattern.quote(right), wrong.replace("$", "\\$"));

    assertThat(JsonSchema.errors(text)).isNotEmpty();
    assertThat(ConfigLoader.parse(text, "f")).isInstanceOf(LoadResult.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          restore-point: branch       | restore-point: copy
          tool: prisma                | tool: rails
          backward-compatible: true   | backward-compatible: 'true'
          parallel: true              | parallel: 1
          on-failure: instructions    | on-failure: nothing
          database-branch: staging    | database-branch: pr-8
          production:                 | pr-8:
          production:                 | Production:
          deployer: workers           | deployer: command
          deployer: command           | deployer: workers
          strategy: native            | strategy: worker-per-pr
          strategy: native            | strategy: natural
          name: shop-check            | name: shop-check, host: "${pr}.${zone}"
          shop-${service}             | shop-${pr}
          shop-${service}             | shop-${ commit }
          host: api.${zone}           | host: ${branch}.${zone}
          [5, 50, 100]                | [5, 50]
          [5, 50, 100]                | [50, 50, 100]
          [5, 50, 100]                | [0, 100]
          [5, 50, 100]                | []
          [20, 100]                   | 20
          hold: 2m                    | hold: 2
          error-budget: 0.5%          | error-budget: 0.5
          error-budget: 0.5%          | error-budget: 100.1%
          [npm, run, build]           | []
          [./site, deploy]            | ./site
          rollback: [./site, rollback] | # rollback
          [services/api, shared]      | [/etc]
          """)
  void what_is_wrong_with_a_lasting_environment_is_wrong_for_both(String right, String wrong) {
    assertThat(Samples.LASTING).contains(right);
    String text = Samples.LASTING.replaceFirst(Pattern.quote(right), wrong.replace("$", "\\$"));

    assertThat(JsonSchema.errors(text)).isNotEmpty();
    assertThat(ConfigLoader.parse(text, "f")).isInstanceOf(LoadResult.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "text", "services: {}", "version: 1\nservices: []"})
  void what_is_hardly_a_file_is_wrong_for_both(String text) {
    assertThat(JsonSchema.errors(text)).isNotEmpty();
    assertThat(ConfigLoader.parse(text, "f")).isInstanceOf(LoadResult.Invalid.class);
  }

  private static String pattern(JsonNode node) {
    return node.path("pattern").asText();
  }

  private static List<String> words(Choice... choices) {
    return Arrays.stream(choices).map(Choice::text).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static List<String> names(Iterator<String> names) {
    List<String> all = new ArrayList<>();
    names.forEachRemaining(all::add);
    return all;
  }
}

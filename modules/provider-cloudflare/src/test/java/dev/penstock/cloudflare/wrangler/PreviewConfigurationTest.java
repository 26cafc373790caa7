package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewConfigurationTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  private static final PreviewWorker WORKER =
      new PreviewWorker(
          "codex-api-preview-8",
          "codex.example",
          List.of("api-preview-8.codex.example"),
          Map.of("COMMIT_SHA", "abc", "PENSTOCK_OWNER", "penstock:codex/pr-8"),
          Map.of("DATABASE_URL", Secret.of("postgres://secret")),
          List.of());

  @Test
  void name_address_and_variables_are_the_previews() {
    ObjectNode derived =
        derive(
            """
            {name: 'codex-api', main: 'src/index.ts', compatibility_date: '2026-03-01',
             vars: {STAGE: 'production', COMMIT_SHA: 'none', DATABASE_URL: 'plain'},
             routes: [{pattern: 'api.codex.example', custom_domain: true}],
             workers_dev: true, triggers: {crons: ['0 3 * * *']}}
            """);

    assertThat(derived)
        .isEqualTo(
            json(
                """
                {name: 'codex-api-preview-8', main: 'src/index.ts', compatibility_date: '2026-03-01',
                 workers_dev: false, preview_urls: false,
                 routes: [{pattern: 'api-preview-8.codex.example/*', zone_name: 'codex.example'}],
                 vars: {STAGE: 'production', COMMIT_SHA: 'abc',
                        PENSTOCK_OWNER: 'penstock:codex/pr-8'}}
                """));
  }

  @Test
  void how_the_worker_is_built_and_run_stays() {
    ObjectNode derived =
        derive(
            """
            {name: 'a', assets: {directory: './public'}, build: {command: 'npm run build'},
             compatibility_flags: ['nodejs_compat'], observability: {enabled: true},
             define: {X: '1'}, ai: {binding: 'AI'}, limits: {cpu_ms: 50}}
            """);

    assertThat(derived.at("/assets/directory").asText()).isEqualTo("./public");
    assertThat(derived.at("/build/command").asText()).isEqualTo("npm run build");
    assertThat(derived.at("/compatibility_flags/0").asText()).isEqualTo("nodejs_compat");
    assertThat(derived.at("/ai/binding").asText()).isEqualTo("AI");
    assertThat(derived.at("/limits/cpu_ms").asInt()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d1_databases: [{binding: 'DB', database_id: '1'}]",
        "kv_namespaces: [{binding: 'KV', id: '1'}]",
        "r2_buckets: [{binding: 'FILES', bucket_name: 'files'}]",
        "services: [{binding: 'AUTH', service: 'codex-auth'}]",
        "queues: {consumers: [{queue: 'jobs'}]}",
        "hyperdrive: [{binding: 'HD', id: '1'}]",
        "workflows: [{binding: 'W', name: 'orders', class_name: 'Orders'}]",
        "durable_objects: {bindings: [{name: 'R', class_name: 'Room', script_name: 'codex-rooms'}]}",
        "unsafe: {bindings: [{name: 'X', type: 'secret_key'}]}",
        "invented_in_2031: {binding: 'NEW'}"
      })
  void what_production_uses_is_not_shared_in_silence(String bindings) {
    Failure failure = failure("{name: 'codex-api', " + bindings + "}");

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("binding-shared-with-production");
    assertThat(failure.what()).contains(bindings.substring(0, bindings.indexOf(':')));
    assertThat(failure.next()).contains("preview");
  }

  @Test
  void all_that_would_be_shared_is_named_at_once() {
    assertThat(
            failure("{r2_buckets: [{bucket_name: 'x'}], d1_databases: [{database_id: '1'}]}")
                .what())
        .contains("d1_databases, r2_buckets");
  }

  @Test
  void an_empty_list_of_bindings_shares_nothing() {
    assertThat(derive("{name: 'a', d1_databases: [], queues: {producers: [], consumers: []}}"))
        .noneMatch(JsonNode::isNull);
  }

  @Test
  void durable_objects_of_the_workers_own_are_kept_because_each_worker_has_its_own() {
    ObjectNode derived =
        derive(
            """
            {name: 'a', durable_objects: {bindings: [{name: 'ROOMS', class_name: 'Room'}]},
             migrations: [{tag: 'v1', new_sqlite_classes: ['Room']}]}
            """);

    assertThat(derived.at("/durable_objects/bindings/0/class_name").asText()).isEqualTo("Room");
    assertThat(derived.at("/migrations/0/tag").asText()).isEqualTo("v1");
  }

  @Test
  void an_environment_called_preview_is_what_a_preview_starts_from() {
    ObjectNode derived =
        derive(
            """
            {name: 'codex-api', main: 'src/index.ts', vars: {STAGE: 'production', ONLY_TOP: '1'},
             d1_databases: [{binding: 'DB', database_id: 'production-id'}],
             env: {
               production: {routes: ['codex.example/*']},
               preview: {name: 'x', vars: {STAGE: 'preview'}, routes: ['x.example/*'],
                         triggers: {crons: ['* * * * *']},
                         d1_databases: [{binding: 'DB', database_id: 'preview-id'}]}}}
            """);

    assertThat(derived.at("/main").asText()).isEqualTo("src/index.ts");
    assertThat(derived.at("/vars/STAGE").asText()).isEqualTo("preview");
    assertThat(derived.at("/vars").has("ONLY_TOP")).isFalse();
    assertThat(derived.at("/d1_databases/0/database_id").asText()).isEqualTo("preview-id");
    assertThat(derived.has("env")).isFalse();
    assertThat(derived.has("triggers")).isFalse();
    assertThat(derived.at("/routes")).hasSize(1);
  }

  @Test
  void a_preview_environment_that_names_productions_own_database_is_refused() {
    Failure failure =
        failure(
            """
            {name: 'codex-api', env: {
               production: {d1_databases: [{binding: 'DB', database_id: 'same'}]},
               preview: {d1_databases: [{binding: 'DB', database_id: 'same'}]}}}
            """);

    assertThat(failure.reasonCode()).isEqualTo("binding-shared-with-production");
  }

  @Test
  void a_database_that_wrangler_would_make_by_itself_is_refused_because_nobody_would_remove_it() {
    assertThat(failure("{env: {preview: {d1_databases: [{binding: 'DB'}]}}}").what())
        .contains("d1_databases");
  }

  @Test
  void the_name_of_a_worker_of_production_is_refused() {
    for (String config :
        List.of(
            "{name: 'codex-api-preview-8'}",
            "{name: 'codex-api', env: {'preview-8': {}}}",
            "{name: 'a', env: {production: {name: 'codex-api-preview-8'}}}")) {
      Failure failure = failure(config);
      assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
      assertThat(failure.reasonCode()).isEqualTo("worker-of-production");
    }
  }

  @Test
  void a_worker_that_is_new_gets_its_tags_with_the_upload() {
    PreviewWorker tagged =
        new PreviewWorker(
            "n", "codex.example", List.of(), Map.of(), Map.of(), List.of("penstock.codex.pr-8"));

    assertThat(
            PreviewConfiguration.derive(configuration("{name: 'a'}"), tagged)
                .at("/unsafe/metadata/tags/0")
                .asText())
        .isEqualTo("penstock.codex.pr-8");
    assertThat(derive("{name: 'a'}").has("unsafe")).isFalse();
  }

  @Test
  void the_original_is_not_changed() {
    WranglerConfiguration original =
        configuration("{name: 'a', vars: {A: '1'}, env: {preview: {vars: {B: '2'}}}}");
    ObjectNode before = original.content().deepCopy();

    PreviewConfiguration.derive(original, WORKER);

    assertThat(original.content()).isEqualTo(before);
  }

  private static ObjectNode derive(String config) {
    return PreviewConfiguration.derive(configuration(config), WORKER);
  }

  private static Failure failure(String config) {
    return catchThrowableOfType(PenstockException.class, () -> derive(config)).failure();
  }

  private static WranglerConfiguration configuration(String config) {
    return new WranglerConfiguration(Path.of("/app/wrangler.jsonc"), json(config));
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

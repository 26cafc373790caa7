package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.kernel.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseConfigurationTest {
  private static final ReleaseWorker WORKER = worker("api.codex.example");

  @Test
  void everything_of_the_repository_stays_but_name_and_variables() {
    ObjectNode derived =
        of("""
                {"name": "local", "main": "src/index.ts", "account_id": "acct",
                 "vars": {"STAGE": "top", "COMMIT_SHA": "none", "DATABASE_URL": "plain"},
                 "routes": [{"pattern": "api.codex.example", "custom_domain": true}],
                 "triggers": {"crons": ["0 0 * * *"]}, "unheard_of": {"x": 1},
                 "d1_databases": [{"binding": "DB", "database_id": "1"}],
                 "queues": {"consumers": [{"queue": "mail"}]}}
                """)
            .derive(WORKER);

    assertThat(derived)
        .isEqualTo(
            json(
                """
                {"name": "codex-api", "main": "src/index.ts", "account_id": "acct",
                 "vars": {"STAGE": "top", "COMMIT_SHA": "abc"},
                 "routes": [{"pattern": "api.codex.example", "custom_domain": true}],
                 "triggers": {"crons": ["0 0 * * *"]}, "unheard_of": {"x": 1},
                 "d1_databases": [{"binding": "DB", "database_id": "1"}],
                 "queues": {"consumers": [{"queue": "mail"}]}}
                """));
  }

  @Test
  void the_environment_of_the_name_is_changed_and_chosen_and_no_other() {
    ReleaseConfiguration configuration =
        of(
            """
            {"name": "local", "vars": {"STAGE": "top"},
             "env": {"production": {"name": "x"}, "staging": {"name": "y"}}}
            """);

    JsonNode derived = configuration.derive(WORKER);

    assertThat(configuration.option()).isEqualTo("--env=production");
    assertThat(derived.at("/env/production/name").asText()).isEqualTo("codex-api");
    assertThat(derived.at("/env/production/vars/COMMIT_SHA").asText()).isEqualTo("abc");
    assertThat(derived.at("/env/staging")).isEqualTo(json("{\"name\": \"y\"}"));
    assertThat(derived.at("/name").asText()).isEqualTo("local");
    assertThat(of("{\"env\": {\"staging\": {}}}").option()).isEqualTo("--env=");
    assertThat(of("{\"env\": {\"production\": null}}").option()).isEqualTo("--env=");
  }

  @Test
  void routes_are_those_of_the_environment_or_inherited() {
    String inherited =
        "{\"route\": \"a.codex.example/*\", \"env\": {\"production\": {\"vars\": {}}}}";
    String own = "{\"route\": \"a.codex.example/*\", \"env\": {\"production\": {\"routes\": []}}}";

    assertThat(of(inherited).routes().name("a.codex.example")).isTrue();
    assertThat(of(own).routes().all()).isEmpty();
  }

  @Test
  void a_host_is_named_by_a_domain_or_by_any_pattern_that_leads_from_it() {
    DeclaredRoutes routes =
        of("""
            {"routes": ["https://One.codex.example/api/*", "*.two.codex.example/*",
                        "*three.codex.example/*", {"pattern": "four.codex.example"}]}
            """)
            .routes();

    assertThat(
            List.of(
                "one.codex.example",
                "x.two.codex.example",
                "three.codex.example",
                "x-three.codex.example",
                "four.codex.example"))
        .allMatch(routes::name);
    assertThat(List.of("two.codex.example", "codex.example", "x.four.codex.example"))
        .noneMatch(routes::name);
  }

  @Test
  void an_unnamed_host_joins_the_patterns_that_are_there() {
    ObjectNode derived =
        of("{\"route\": \"api.codex.example/v1/*\"}").derive(worker("new.codex.example"));

    assertThat(derived.has("route")).isFalse();
    assertThat(derived.path("routes"))
        .isEqualTo(
            json(
                """
                ["api.codex.example/v1/*",
                 {"pattern": "new.codex.example/*", "zone_name": "codex.example"}]
                """));
    assertThat(derived.path("workers_dev").asBoolean(true)).isFalse();
  }

  @Test
  void an_unnamed_host_adds_no_patterns_where_there_are_none_because_they_would_replace_others() {
    ObjectNode derived =
        of("{\"routes\": [{\"pattern\": \"x.codex.example\", \"custom_domain\": true}]}")
            .derive(worker("new.codex.example"));

    assertThat(derived.path("routes")).hasSize(1);
    assertThat(derived.path("workers_dev").asBoolean(true)).isFalse();
  }

  @Test
  void a_host_on_workers_dev_needs_no_route_and_leaves_workers_dev_as_it_is() {
    ReleaseWorker worker = worker("codex-api.acme.workers.dev");

    assertThat(of("{}").unnamedHosts(worker)).isEmpty();
    assertThat(of("{}").derive(worker).has("workers_dev")).isFalse();
    assertThat(of("{\"workers_dev\": true}").derive(worker("a.codex.example")).path("workers_dev"))
        .isEqualTo(json("true"));
  }

  @Test
  void without_triggers_nothing_makes_the_worker_run() {
    ObjectNode derived =
        of("""
            {"routes": ["a.codex.example/*"], "triggers": {"crons": ["0 0 * * *"]},
             "workers_dev": true,
             "env": {"production": {
               "route": "b.codex.example/*", "triggers": {"crons": ["1 1 * * *"]},
               "queues": {"consumers": [{"queue": "in"}], "producers": [{"queue": "out"}]}}}}
            """)
            .deriveWithoutTriggers(worker("new.codex.example"));

    assertThat(derived.toString()).doesNotContain("codex.example", "crons", "\"in\"");
    assertThat(derived.at("/env/production/workers_dev").asBoolean(true)).isFalse();
    assertThat(derived.at("/env/production/queues/producers")).hasSize(1);
  }

  @Test
  void the_last_migration_counts_and_is_inherited() {
    assertThat(
            of("{\"migrations\": [{\"tag\": \"v1\"}, {\"tag\": \"v2\"}], \"env\": {\"production\": {}}}")
                .lastMigration())
        .contains("v2");
    assertThat(of("{\"migrations\": []}").lastMigration()).isEmpty();
    assertThat(of("{}").lastMigration()).isEmpty();
  }

  private static ReleaseWorker worker(String host) {
    return new ReleaseWorker(
        "codex-api",
        "production",
        Optional.of("codex.example"),
        List.of(host),
        Map.of("COMMIT_SHA", "abc"),
        Map.of("DATABASE_URL", Secret.of("postgres://planted")));
  }

  private static ReleaseConfiguration of(String content) {
    return ReleaseConfiguration.of(
        new WranglerConfiguration(Path.of("/app/wrangler.json"), (ObjectNode) json(content)),
        "production");
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}

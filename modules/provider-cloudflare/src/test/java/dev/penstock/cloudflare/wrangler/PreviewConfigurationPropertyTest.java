package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.kernel.PenstockException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a repository's configuration holds, nothing of production's is in a preview's. */
class PreviewConfigurationPropertyTest {
  private static final String PRODUCTION = "PRODUCTION";
  private static final PreviewWorker WORKER =
      new PreviewWorker(
          "codex-api-preview-8",
          "codex.example",
          List.of("api-preview-8.codex.example"),
          Map.of("PENSTOCK_OWNER", "penstock:codex/pr-8"),
          Map.of(),
          List.of());

  /** Settings whose every value says that it is production's. */
  @Provide
  Arbitrary<Map<String, Object>> settings() {
    return level()
        .flatMap(
            top ->
                Arbitraries.maps(Arbitraries.of("production", "staging", "preview"), level())
                    .ofMaxSize(3)
                    .map(
                        environments -> {
                          Map<String, Object> all = new LinkedHashMap<>(top);
                          all.put("env", environments);
                          return all;
                        }));
  }

  private static Arbitrary<Map<String, Object>> level() {
    Map<String, Object> everything = new LinkedHashMap<>();
    everything.put("name", PRODUCTION);
    everything.put("account_id", PRODUCTION);
    everything.put("route", PRODUCTION + ".codex.example/*");
    everything.put("routes", List.of(Map.of("pattern", PRODUCTION, "custom_domain", true)));
    everything.put("triggers", Map.of("crons", List.of(PRODUCTION)));
    everything.put("workers_dev", true);
    everything.put("preview_urls", true);
    everything.put("addresses", List.of(PRODUCTION));
    everything.put("tail_consumers", List.of(Map.of("service", PRODUCTION)));
    everything.put("previews", Map.of("vars", Map.of("X", PRODUCTION)));
    everything.put("d1_databases", List.of(Map.of("binding", "DB", "database_id", PRODUCTION)));
    everything.put("kv_namespaces", List.of(Map.of("binding", "KV", "id", PRODUCTION)));
    everything.put("r2_buckets", List.of(Map.of("binding", "R2", "bucket_name", PRODUCTION)));
    everything.put("services", List.of(Map.of("binding", "S", "service", PRODUCTION)));
    everything.put("queues", Map.of("consumers", List.of(Map.of("queue", PRODUCTION))));
    everything.put("unheard_of", PRODUCTION);
    everything.put("main", "src/index.ts");
    everything.put("vars", Map.of("STAGE", "any"));
    return Arbitraries.of(everything.keySet())
        .set()
        .map(
            keys -> {
              Map<String, Object> some = new LinkedHashMap<>(everything);
              some.keySet().retainAll(keys);
              return some;
            });
  }

  @Property(tries = 300)
  void nothing_of_production_is_in_a_preview(@ForAll("settings") Map<String, Object> settings) {
    Map<String, Object> top = new LinkedHashMap<>(settings);
    // What is written for previews alone is not production's, whatever it says.
    @SuppressWarnings("unchecked")
    Map<String, Object> environments = (Map<String, Object>) settings.get("env");
    if (environments != null && environments.containsKey("preview")) {
      Map<String, Object> others = new LinkedHashMap<>(environments);
      others.put("preview", Map.of("vars", Map.of("STAGE", "preview")));
      top.put("env", others);
    }

    derive(top)
        .ifPresent(
            derived -> {
              assertThat(derived.toString()).doesNotContain(PRODUCTION);
              assertFences(derived);
            });
  }

  @Property(tries = 300)
  void a_preview_has_its_own_name_and_hosts_and_no_others(
      @ForAll("settings") Map<String, Object> settings) {
    derive(settings).ifPresent(PreviewConfigurationPropertyTest::assertFences);
  }

  private static void assertFences(ObjectNode derived) {
    assertThat(derived.path("name").asText()).isEqualTo("codex-api-preview-8");
    assertThat(derived.path("routes")).hasSize(1);
    assertThat(derived.at("/routes/0/pattern").asText()).isEqualTo("api-preview-8.codex.example/*");
    assertThat(derived.path("workers_dev").asBoolean(true)).isFalse();
    assertThat(derived.path("preview_urls").asBoolean(true)).isFalse();
    assertThat(derived.at("/vars/PENSTOCK_OWNER").asText()).isEqualTo("penstock:codex/pr-8");
    for (String key : List.of("route", "triggers", "env", "account_id", "addresses")) {
      assertThat(derived.has(key)).as(key).isFalse();
    }
  }

  private static Optional<ObjectNode> derive(Map<String, Object> settings) {
    ObjectNode content = new ObjectMapper().valueToTree(settings);
    try {
      return Optional.of(
          PreviewConfiguration.derive(
              new WranglerConfiguration(Path.of("/app/wrangler.json"), content), WORKER));
    } catch (PenstockException refused) {
      assertThat(refused.failure().reasonCode()).isEqualTo("binding-shared-with-production");
      return Optional.empty();
    }
  }
}

package dev.penstock.pipeline.release;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DatabaseProvider;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.DnsConfig;
import dev.penstock.config.DnsProvider;
import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.OnFailure;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.RestorePointKind;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A configuration of three services in production, each behind the one before. */
final class CodexEnvironment {
  static final String PRODUCTION = "production";

  private final SequencedMap<String, ServiceConfig> services = new LinkedHashMap<>();
  private OnFailure onFailure = OnFailure.ROLLBACK;
  private boolean parallel;
  private boolean backwardCompatible = true;

  private CodexEnvironment() {}

  /** api, auth and web, in that order. */
  static CodexEnvironment codex() {
    return new CodexEnvironment()
        .with("api", List.of(), Map.of(), RolloutConfig.atOnce())
        .with("auth", List.of("api"), Map.of(), RolloutConfig.atOnce())
        .with(
            "web",
            List.of("auth"),
            Map.of("API_URL", "${services.api.url}"),
            RolloutConfig.atOnce());
  }

  static CodexEnvironment empty() {
    return new CodexEnvironment();
  }

  CodexEnvironment with(
      String name, List<String> after, Map<String, String> variables, RolloutConfig rollout) {
    SequencedMap<String, PlacementConfig> environments = new LinkedHashMap<>();
    environments.put(
        PRODUCTION,
        new PlacementConfig(
            Template.of("codex-" + name),
            Template.of(name + ".${zone}"),
            rollout,
            new LinkedHashMap<>(),
            new LinkedHashMap<>()));
    services.put(
        name,
        new ServiceConfig(
            name,
            DeployerChoice.WORKERS,
            Path.of("services", name),
            Optional.empty(),
            after,
            Optional.empty(),
            environments,
            templates(variables),
            templates(Map.of("DATABASE_URL", "${database.pooled-url}")),
            HealthConfig.byDefault(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return this;
  }

  CodexEnvironment onFailure(OnFailure other) {
    onFailure = other;
    return this;
  }

  CodexEnvironment parallel() {
    parallel = true;
    return this;
  }

  CodexEnvironment withBreakingMigrations() {
    backwardCompatible = false;
    return this;
  }

  EnvironmentPlan plan(String commit) {
    return new EnvironmentPlanner(config(), Path.of("/repository"), Map.of())
        .plan(PRODUCTION, commit);
  }

  private PenstockConfig config() {
    SequencedMap<String, EnvironmentConfig> environments = new LinkedHashMap<>();
    environments.put(
        PRODUCTION, new EnvironmentConfig(PRODUCTION, Optional.empty(), parallel, onFailure));
    return new PenstockConfig(
        1,
        "codex",
        Optional.of(database()),
        Optional.of(new DnsConfig(DnsProvider.CLOUDFLARE, "codex.example")),
        environments,
        services);
  }

  private DatabaseConfig database() {
    return new DatabaseConfig(
        DatabaseProvider.NEON,
        Template.of("still-fog"),
        "production",
        "codex",
        "codex_owner",
        Optional.empty(),
        RestorePointKind.MOMENT,
        Optional.of(
            new MigrationsConfig(
                List.of("npm", "run", "db:migrate"),
                Path.of("."),
                templates(Map.of("DATABASE_URL", "${database.direct-url}")),
                Duration.ofMinutes(5),
                MigrationTool.DRIZZLE,
                backwardCompatible)));
  }

  private static SequencedMap<String, Template> templates(Map<String, String> texts) {
    SequencedMap<String, Template> templates = new LinkedHashMap<>();
    texts.forEach((name, text) -> templates.put(name, Template.of(text)));
    return templates;
  }
}

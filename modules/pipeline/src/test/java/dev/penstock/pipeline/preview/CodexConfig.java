package dev.penstock.pipeline.preview;

import dev.penstock.config.DatabaseConfig;
import dev.penstock.config.DatabaseProvider;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.DnsConfig;
import dev.penstock.config.DnsProvider;
import dev.penstock.config.HealthConfig;
import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.PreviewConfig;
import dev.penstock.config.RestorePointKind;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.template.Template;
import dev.penstock.kernel.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The configuration of a project like {@code examples/codex}, with two services. */
final class CodexConfig {
  static final Path ROOT = Path.of("/repository");
  static final String COMMIT = "8f2c1d0a9b7e6f5d4c3b2a190817263544536271";
  static final PreviewIdentity IDENTITY =
      new PreviewIdentity(8, Optional.of(COMMIT), "feature/auth");

  private CodexConfig() {}

  static PreviewPlan plan(Time time) {
    return planner(config(), time).plan(IDENTITY);
  }

  static PreviewPlanner planner(PenstockConfig config, Time time) {
    return new PreviewPlanner(config, ROOT, Map.of("NEON_PROJECT", "still-fog"), time);
  }

  static PenstockConfig config() {
    return config(service("api", List.of()), service("web", List.of("api")));
  }

  static PenstockConfig config(ServiceConfig... services) {
    SequencedMap<String, ServiceConfig> byName = new LinkedHashMap<>();
    for (ServiceConfig service : services) {
      byName.put(service.name(), service);
    }
    return new PenstockConfig(
        1,
        "codex",
        Optional.of(database()),
        Optional.of(new DnsConfig(DnsProvider.CLOUDFLARE, "codex.example")),
        new LinkedHashMap<>(),
        byName);
  }

  static ServiceConfig service(String name, List<String> after) {
    return service(name, after, "codex-${service}-preview-${pr}", "${service}-preview-${pr}");
  }

  static ServiceConfig service(String name, List<String> after, String worker, String label) {
    return service(
        name,
        after,
        PreviewConfig.workerPerPr(Template.of(worker), Template.of(label + ".${zone}")),
        Map.of("COMMIT_SHA", "${commit}", "API_URL", "${services.api.url}"));
  }

  /** A service whose previews are Cloudflare's own. */
  static ServiceConfig nativeService(String name, List<String> after) {
    return service(
        name,
        after,
        PreviewConfig.ofWorker(Template.of("codex-${service}")),
        Map.of("COMMIT_SHA", "${commit}"));
  }

  private static ServiceConfig service(
      String name, List<String> after, PreviewConfig preview, Map<String, String> variables) {
    return new ServiceConfig(
        name,
        DeployerChoice.WORKERS,
        Path.of("services", name),
        Optional.empty(),
        after,
        Optional.of(preview),
        new LinkedHashMap<>(),
        templates(variables),
        templates(Map.of("DATABASE_URL", "${database.pooled-url}", "SESSION_KEY", "${generated}")),
        HealthConfig.byDefault(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static DatabaseConfig database() {
    return new DatabaseConfig(
        DatabaseProvider.NEON,
        Template.of("${env.NEON_PROJECT}"),
        "production",
        "codex",
        "codex_owner",
        Optional.of(Duration.ofDays(14)),
        RestorePointKind.MOMENT,
        Optional.of(
            new MigrationsConfig(
                List.of("npm", "run", "db:migrate"),
                Path.of("."),
                templates(Map.of("DATABASE_URL", "${database.direct-url}", "STAGE", "preview")),
                Duration.ofMinutes(5),
                MigrationTool.NONE,
                false)));
  }

  private static SequencedMap<String, Template> templates(Map<String, String> texts) {
    SequencedMap<String, Template> templates = new LinkedHashMap<>();
    texts.forEach((name, text) -> templates.put(name, Template.of(text)));
    return templates;
  }
}

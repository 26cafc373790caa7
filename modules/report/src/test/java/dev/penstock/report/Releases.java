package dev.penstock.report;

import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.OnFailure;
import dev.penstock.config.PlacementConfig;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.load.ConfigLoader;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.health.Evidence;
import dev.penstock.health.HealthReport;
import dev.penstock.health.Observation;
import dev.penstock.health.Verdict;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.MigrationOutcome;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.pipeline.release.ReleaseState;
import dev.penstock.pipeline.release.RolledBackService;
import dev.penstock.pipeline.release.ServiceOutcome;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.step.StepRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deploys of the codex example to production, good and bad. */
final class Releases {
  static final String COMMIT = "a5c3785ed8d6a35868bc169f07e40e889087fd2e";
  static final String PROVEN_COMMIT = "8f2c1d0a9b7e6f5d4c3b2a190817263544536271";
  static final RunLinks LINKS =
      new RunLinks(
          URI.create("https://github.com"),
          Optional.of("acme/codex"),
          Optional.of(URI.create("https://github.com/acme/codex/actions/runs/17")));

  private static final Instant START = Instant.parse("2026-03-02T03:04:05Z");
  private static final RestorePoint POINT =
      new RestorePoint.Moment("production", START, "0/1A2B3C4");

  private Releases() {}

  /** All three services are proven; auth's tool said otherwise, web is as it was. */
  static ReleaseReport proven() {
    return new ReleaseReport(
        plan(),
        ReleaseState.PROVEN,
        entry(LedgerPayload.Kind.DEPLOY, LedgerPayload.Result.PROVEN),
        Optional.of(lastProven()),
        dns(),
        Optional.of(migrated("0042_add_teams", /* runsOlderCode= */ true)),
        List.of(
            new ServiceOutcome.Promoted(
                service("api"), release("api", "new"), Optional.empty(), healthy(COMMIT)),
            new ServiceOutcome.Promoted(
                service("auth"),
                release("auth", "new"),
                Optional.of(
                    Failure.failed(
                        "wrangler-failed",
                        "wrangler triggers deploy exited with 1",
                        "a 500 of Cloudflare",
                        "Try again.")),
                healthy(COMMIT)),
            new ServiceOutcome.Skipped(
                service("web"), "unchanged since 8f2c1d0", Optional.of(release("web", "old")))),
        List.of(),
        Optional.empty(),
        steps("Prove auth", "healthy at a5c3785 after 1.2 s (3 probes)"),
        Optional.empty(),
        Optional.empty());
  }

  /** auth answers 500: api and auth are what they were. */
  static ReleaseReport rolledBack() {
    return failed(
        ReleaseState.ROLLED_BACK,
        List.of(back("auth", healthy(PROVEN_COMMIT)), back("api", healthy(PROVEN_COMMIT))),
        Optional.empty(),
        Optional.of(migrated("0042_add_teams", /* runsOlderCode= */ true)));
  }

  /** The schema moved on, and the code before is not known to run on it. */
  static ReleaseReport refused() {
    return failed(
        ReleaseState.BROKEN,
        List.of(),
        Optional.of(
            Failure.refused(
                "schema-moved-on",
                "The code of deployment 40 is not known to run on the schema of now",
                "migration 0042_drop_names ran since, and nothing says that older code runs on it",
                "Go forward with a fix, or take the database back too.")),
        Optional.of(migrated("0042_drop_names", /* runsOlderCode= */ false)));
  }

  /** Left as it is. */
  static ReleaseReport stopped() {
    return failed(
        ReleaseState.STOPPED,
        List.of(),
        Optional.empty(),
        Optional.of(
            new MigrationOutcome(
                POINT, List.of(), Optional.of(new SchemaState("0041_names (41)", true)))));
  }

  /** A migration broke, with the way back among what to do. */
  static ReleaseReport brokenMigration() {
    ReleaseReport report = stopped();
    return new ReleaseReport(
        plan(),
        ReleaseState.STOPPED,
        report.entry(),
        report.lastProven(),
        dns(),
        Optional.empty(),
        report.services().stream()
            .<ServiceOutcome>map(
                one -> new ServiceOutcome.NotReached(one.service(), Optional.empty()))
            .toList(),
        List.of(),
        Optional.empty(),
        report.steps().subList(0, 2),
        Optional.of(
            Failure.failed(
                "migration-failed",
                "The migrations of production failed: npm run db:migrate",
                "it exited with 1, its last lines:\n> drizzle-kit migrate\nerror: relation"
                    + " \"teams\" already exists",
                """
                Applied before it broke: 0042_add_teams. Mend it and deploy again, or go back.
                  penstock rollback --environment=production --to=last-proven
                  gh workflow run rollback.yml -f environment=production""")),
        Optional.empty());
  }

  /** The same, as entry 39. */
  static ReleaseReport earlier(ReleaseReport report) {
    LedgerEntry entry = report.entry();
    return new ReleaseReport(
        report.plan(),
        report.state(),
        new LedgerEntry(39, entry.environment(), entry.commit(), START, entry.payload()),
        report.lastProven(),
        report.dns(),
        report.migration(),
        report.services(),
        report.rolledBack(),
        report.rollbackRefused(),
        report.steps(),
        report.failure(),
        report.culprit());
  }

  private static ReleaseReport failed(
      ReleaseState state,
      List<RolledBackService> back,
      Optional<Failure> refused,
      Optional<MigrationOutcome> migration) {
    return new ReleaseReport(
        plan(),
        state,
        entry(
            LedgerPayload.Kind.DEPLOY,
            state == ReleaseState.ROLLED_BACK
                ? LedgerPayload.Result.ROLLED_BACK
                : LedgerPayload.Result.FAILED),
        Optional.of(lastProven()),
        dns(),
        migration,
        List.of(
            new ServiceOutcome.Promoted(
                service("api"), release("api", "new"), Optional.empty(), healthy(COMMIT)),
            new ServiceOutcome.Promoted(
                service("auth"), release("auth", "new"), Optional.empty(), unhealthy()),
            new ServiceOutcome.NotReached(service("web"), Optional.of(release("web", "new")))),
        back,
        refused,
        steps("Prove auth", "failed: unhealthy (status 500), for 41.2 s (9 probes)"),
        Optional.of(
            Failure.failed(
                "unhealthy",
                "auth is not healthy at https://auth.codex.example/health",
                "unhealthy (status 500) after 41.2 s and 9 probes",
                "Look at the service's own log for that path.")),
        Optional.of(service("auth")));
  }

  static EnvironmentPlan plan() {
    return new EnvironmentPlan(
        new EnvironmentConfig("production", Optional.empty(), false, OnFailure.ROLLBACK),
        new Owner("codex", "production"),
        COMMIT,
        Path.of("/repository"),
        Optional.empty(),
        Optional.of("codex.example"),
        Stream.of("api", "auth", "web").map(Releases::service).toList(),
        List.of(),
        Values.none());
  }

  static PlacedService service(String key) {
    ServiceConfig config =
        ConfigLoader.parse(
                """
                version: 1
                project: codex
                services:
                  %s:
                    deployer: workers
                    preview: { name: "%s-${pr}", host: "%s-${pr}.codex.example" }
                """
                    .formatted(key, key, key),
                "penstock.yml")
            .orThrow()
            .services()
            .firstEntry()
            .getValue();
    PlacementConfig placement =
        new PlacementConfig(
            Template.of("codex-" + key),
            Template.of(key + ".codex.example"),
            RolloutConfig.atOnce(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>());
    return new PlacedService(config, placement, "codex-" + key, key + ".codex.example");
  }

  static LedgerEntry lastProven() {
    return new LedgerEntry(
        40,
        "production",
        PROVEN_COMMIT,
        START.minus(Duration.ofDays(2)),
        payload(LedgerPayload.Kind.DEPLOY, LedgerPayload.Result.PROVEN, Optional.empty()));
  }

  static LedgerEntry entry(LedgerPayload.Kind kind, LedgerPayload.Result result) {
    return new LedgerEntry(
        41, "production", COMMIT, START, payload(kind, result, Optional.of(POINT)));
  }

  private static LedgerPayload payload(
      LedgerPayload.Kind kind, LedgerPayload.Result result, Optional<RestorePoint> point) {
    List<ReleasedService> before = Stream.of("api", "auth", "web").map(Releases::served).toList();
    return new LedgerPayload(
        "codex",
        kind,
        result,
        new RunIdentity(Optional.of("17"), 1, Optional.of("ada")),
        before,
        before,
        Optional.empty(),
        point,
        Optional.empty(),
        Optional.empty());
  }

  static ReleasedService served(String key) {
    return new ReleasedService(
        key,
        "codex-" + key,
        key + "-old",
        PROVEN_COMMIT,
        "https://" + key + ".codex.example",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RolledBackService back(String key, HealthReport health) {
    return new RolledBackService(service(key), served(key), Optional.empty(), Optional.of(health));
  }

  private static Release release(String key, String version) {
    return new Release("codex-" + key, key + "-" + version);
  }

  private static MigrationOutcome migrated(String name, boolean runsOlderCode) {
    return new MigrationOutcome(
        POINT, List.of(name), Optional.of(new SchemaState(name + " (42)", runsOlderCode)));
  }

  static HealthReport healthy(String commit) {
    return new HealthReport.Proven(
        evidence(
            new Verdict.Healthy(commit, Duration.ofMillis(12)),
            new Verdict.Healthy(commit, Duration.ofMillis(12)),
            new Verdict.Healthy(commit, Duration.ofMillis(12))));
  }

  private static HealthReport unhealthy() {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(new Verdict.NotYet(Verdict.Obstacle.EDGE_PAGE, "530, error 1016"));
    verdicts.add(new Verdict.WrongVersion(PROVEN_COMMIT, COMMIT));
    verdicts.add(new Verdict.WrongVersion(PROVEN_COMMIT, COMMIT));
    for (int probe = 0; probe < 6; probe++) {
      verdicts.add(new Verdict.Unhealthy(500));
    }
    return new HealthReport.Failed(
        new Verdict.Unhealthy(500), evidence(verdicts.toArray(Verdict[]::new)));
  }

  static Evidence evidence(Verdict... verdicts) {
    List<Observation> seen = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      seen.add(new Observation(Duration.ofMillis(400 + 5_100L * seen.size()), verdict));
    }
    return new Evidence(seen);
  }

  private static List<DnsChange> dns() {
    return List.of(
        new DnsChange("api.codex.example", DnsChange.Kind.UNCHANGED),
        new DnsChange("auth.codex.example", DnsChange.Kind.UNCHANGED),
        new DnsChange("web.codex.example", DnsChange.Kind.CREATED));
  }

  private static List<StepRecord> steps(String proof, String detail) {
    return List.of(
        step("DNS records", 0, 1_400, "2 unchanged, 1 created"),
        step("Build api", 1_400, 3_100, "builds"),
        step("Migrations", 4_500, 2_600, "0042 applied"),
        step("Stage api", 7_100, 1_900, "api-new"),
        step("Promote api", 9_000, 700, "api-new"),
        step("Prove api", 9_700, 1_500, "healthy at a5c3785 after 0.5 s (3 probes)"),
        step("Promote auth", 11_200, 700, "auth-new"),
        step(proof, 11_900, 41_200, detail));
  }

  static StepRecord step(String title, long after, long took, String detail) {
    return new StepRecord(
        title, START.plusMillis(after), Duration.ofMillis(took), detail, Optional.empty());
  }
}

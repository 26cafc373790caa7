package dev.penstock.assembly;

import dev.penstock.commands.CommandDeployer;
import dev.penstock.github.GitHubFailureIssues;
import dev.penstock.github.GitHubLedger;
import dev.penstock.health.HealthCheck;
import dev.penstock.kernel.Secret;
import dev.penstock.kernel.Time;
import dev.penstock.neon.NeonBranches;
import dev.penstock.neon.NeonRestorePoints;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.Notices;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.migration.RestorePoints;
import dev.penstock.pipeline.migration.SchemaHistory;
import dev.penstock.pipeline.release.Deployers;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.release.ReleaseProviders;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.postgres.PostgresClock;
import dev.penstock.postgres.PostgresSchemaHistory;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.webhook.WebhookNotices;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real providers of a lasting environment. Closing lets go of their connections. Thread-safe.
 */
public final class ConnectedEnvironment implements ReleaseProviders, AutoCloseable {
  /** Migrations and rollouts are long, and another run may have to be waited for. */
  private static final Duration PATIENCE = Duration.ofHours(3);

  private final Connections connections;
  private final PostgresSchemaHistory schemas;
  private final Lazy<GitHubLedger> ledger;
  private final Map<String, DatabaseBranches> databases = new ConcurrentHashMap<>();
  private final Map<String, RestorePoints> restorePoints = new ConcurrentHashMap<>();

  /**
   * Connects nothing yet.
   *
   * @param userAgent what Penstock calls itself to providers
   */
  public ConnectedEnvironment(
      ActionRuntime runtime, Time time, Credentials credentials, String userAgent) {
    this.connections = new Connections(runtime, time, credentials, PATIENCE, userAgent);
    this.schemas = new PostgresSchemaHistory(connections.run());
    this.ledger = new Lazy<>(() -> new GitHubLedger(connections.github(), connections.page()));
  }

  @Override
  public DatabaseBranches databases(String project) {
    return databases.computeIfAbsent(
        project, id -> NeonBranches.lasting(connections.neon(id), id, connections.run()));
  }

  @Override
  public RestorePoints restorePoints(String project) {
    return restorePoints.computeIfAbsent(
        project,
        id ->
            new NeonRestorePoints(
                connections.neon(id), id, connections.run(), new PostgresClock(connections.run())));
  }

  @Override
  public SchemaHistory schemaHistory() {
    return schemas;
  }

  @Override
  public DnsZone zone(String name) {
    return connections.zone(name);
  }

  @Override
  public NameServers nameServers() {
    return connections.nameServers();
  }

  @Override
  public Deployers deployers() {
    return this::deployer;
  }

  @Override
  public HealthCheck healthCheck() {
    return connections.healthCheck();
  }

  @Override
  public ToolRunner tools() {
    return connections.tools();
  }

  @Override
  public Ledger ledger() {
    return ledger.get();
  }

  /** Where failures are told. */
  public FailureIssues failureIssues() {
    return new GitHubFailureIssues(connections.github(), ledger.get());
  }

  /** Where else to tell, by its secret address. */
  public Notices notices(Secret address) {
    return new WebhookNotices(address, connections.notifying(), connections.run());
  }

  @Override
  public void close() {
    connections.close();
  }

  private Deployer deployer(EnvironmentPlan plan, PlacedService service) {
    return switch (service.config().deployer()) {
      case WORKERS ->
          connections.cloudflare().workers(plan.zone().map(connections::zone), connections.tools());
      case COMMAND -> CommandDeployer.of(plan, service, connections.tools());
    };
  }
}

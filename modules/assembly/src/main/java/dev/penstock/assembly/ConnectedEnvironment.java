package dev.penstock.assembly;

import dev.penstock.cloudflare.Cloudflare;
import dev.penstock.cloudflare.CloudflareAccess;
import dev.penstock.cloudflare.CloudflareZone;
import dev.penstock.dns.AuthoritativeNameServers;
import dev.penstock.dns.DnsHostResolver;
import dev.penstock.github.GitHubApi;
import dev.penstock.github.GitHubConnection;
import dev.penstock.github.GitHubDeployments;
import dev.penstock.github.GitHubPullRequests;
import dev.penstock.github.GitHubStickyComments;
import dev.penstock.health.HealthCheck;
import dev.penstock.health.HttpProbe;
import dev.penstock.http.ApiClient;
import dev.penstock.http.Budget;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.ProxySettings;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import dev.penstock.kernel.Time;
import dev.penstock.neon.Neon;
import dev.penstock.neon.NeonBranches;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.deploy.GeneratedSecrets;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.preview.PreviewProviders;
import dev.penstock.pipeline.review.Deployments;
import dev.penstock.pipeline.review.PullRequests;
import dev.penstock.pipeline.review.StickyComments;
import dev.penstock.pipeline.tool.ProcessToolRunner;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.runtime.ActionRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
        project, id -> new NeonBranches(connections.neon(id), id, connections.run()));
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
          connections
              .cloudflare()
              .workers(plan.zone().map(connections::zone), connections.tools());
      case COMMAND -> CommandDeployer.of(plan, service, connections.tools());
    };
  }
}

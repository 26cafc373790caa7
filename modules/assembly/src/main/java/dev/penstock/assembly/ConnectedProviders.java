package dev.penstock.assembly;

import dev.penstock.config.PreviewStrategy;
import dev.penstock.github.GitHubDeployments;
import dev.penstock.github.GitHubPullRequests;
import dev.penstock.github.GitHubStickyComments;
import dev.penstock.health.HealthCheck;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Time;
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
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.runtime.ActionRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The real providers of a preview. Closing lets go of their connections. Thread-safe. */
public final class ConnectedProviders implements PreviewProviders, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Connections connections;
  private final Map<String, DatabaseBranches> databases = new ConcurrentHashMap<>();
  private final Optional<String> zoneOfServices;
  private final Lazy<StickyComments> comments = new Lazy<>(this::connectComments);

  /**
   * Connects nothing yet.
   *
   * @param zoneOfServices the zone whose hosts route to services; empty when there is none
   * @param userAgent what Penstock calls itself to providers
   */
  public ConnectedProviders(
      ActionRuntime runtime,
      Time time,
      Credentials credentials,
      Optional<String> zoneOfServices,
      String userAgent) {
    this.connections = new Connections(runtime, time, credentials, PATIENCE, userAgent);
    this.zoneOfServices = zoneOfServices;
  }

  @Override
  public DatabaseBranches databases(String project) {
    return databases.computeIfAbsent(
        project, id -> new NeonBranches(connections.neon(id), id, connections.run()));
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
  public PreviewDeployer deployer(PreviewStrategy strategy) {
    return switch (strategy) {
      case WORKER_PER_PR ->
          connections
              .cloudflare()
              .workerPerPullRequest(connections.zone(requireZone()), connections.tools());
      case NATIVE -> connections.cloudflare().nativePreviews(connections.tools());
    };
  }

  private String requireZone() {
    return zoneOfServices.orElseThrow(
        () ->
            Failure.invalid(
                    "zone-missing",
                    "penstock.yml names no DNS zone",
                    "Workers are routed by hosts of a zone",
                    "Add `dns: {provider: cloudflare, zone: …}` to penstock.yml.")
                .asException());
  }

  @Override
  public GeneratedSecrets generatedSecrets() {
    return new GeneratedSecrets(connections.cloudflareToken());
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
  public PullRequests pullRequests() {
    return new GitHubPullRequests(connections.github());
  }

  @Override
  public Deployments deployments() {
    return new GitHubDeployments(connections.github(), connections.page());
  }

  @Override
  public StickyComments comments() {
    return comments.get();
  }

  private StickyComments connectComments() {
    return new GitHubStickyComments(connections.github());
  }

  @Override
  public void close() {
    connections.close();
  }
}

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
 * The real providers of a run, each connected when it is first asked for. Closing lets go of all
 * connections at once, so that the process can end. Thread-safe.
 */
public final class ConnectedProviders implements PreviewProviders, AutoCloseable {
  /** All waiting for providers of one run; a job that hangs longer helps nobody. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ActionRuntime runtime;
  private final Time time;
  private final Credentials credentials;
  private final Endpoints endpoints;
  private final RunContext run;
  private final String userAgent;
  private final Map<String, DatabaseBranches> databases = new ConcurrentHashMap<>();
  private final Map<String, CloudflareZone> zones = new ConcurrentHashMap<>();
  private final Lazy<Transport> transport = new Lazy<>(this::openTransport);
  private final Lazy<Transport> probing = new Lazy<>(this::openProbingTransport);
  private final Lazy<Cloudflare> cloudflare = new Lazy<>(this::connectCloudflare);
  private final Lazy<GitHubApi> github = new Lazy<>(this::connectGitHub);
  private final Lazy<ToolRunner> tools = new Lazy<>(this::startTools);
  private final Optional<String> zoneOfServices;

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
    this.runtime = runtime;
    this.time = time;
    this.credentials = credentials;
    this.zoneOfServices = zoneOfServices;
    this.endpoints = Endpoints.from(runtime.environment(), runtime.run().apiUrl());
    this.run =
        new RunContext(time, Budget.of(time, PATIENCE), runtime.progress(), runtime.redactor());
    this.userAgent = userAgent;
  }

  @Override
  public DatabaseBranches databases(String project) {
    return databases.computeIfAbsent(project, this::connectNeon);
  }

  @Override
  public DnsZone zone(String name) {
    return cloudflareZone(name);
  }

  @Override
  public NameServers nameServers() {
    return AuthoritativeNameServers.asking(endpoints.nameServer());
  }

  @Override
  public PreviewDeployer deployer() {
    String zone =
        zoneOfServices.orElseThrow(
            () ->
                Failure.invalid(
                        "zone-missing",
                        "penstock.yml names no DNS zone",
                        "Workers are routed by hosts of a zone",
                        "Add `dns: {provider: cloudflare, zone: …}` to penstock.yml.")
                    .asException());
    return cloudflare.get().workerPerPullRequest(cloudflareZone(zone), tools.get());
  }

  @Override
  public GeneratedSecrets generatedSecrets() {
    return new GeneratedSecrets(cloudflareToken());
  }

  @Override
  public HealthCheck healthCheck() {
    return new HealthCheck(new HttpProbe(probing.get(), time), time, runtime.progress());
  }

  @Override
  public ToolRunner tools() {
    return tools.get();
  }

  @Override
  public PullRequests pullRequests() {
    return new GitHubPullRequests(github.get());
  }

  @Override
  public Deployments deployments() {
    return new GitHubDeployments(github.get(), runtime.run().runUrl());
  }

  @Override
  public StickyComments comments() {
    return new GitHubStickyComments(github.get());
  }

  @Override
  public void close() {
    transport.ifMade(Transport::close);
    probing.ifMade(Transport::close);
  }

  private DatabaseBranches connectNeon(String project) {
    Secret key = required(credentials.neonApiKey(), "neon-api-key", "NEON_API_KEY");
    ApiClient client =
        new ApiClient(Neon.profile(endpoints.neon(), key, userAgent), transport.get(), run);
    return new NeonBranches(client, project, run);
  }

  private Cloudflare connectCloudflare() {
    String account =
        required(
            credentials.cloudflareAccountId(), "cloudflare-account-id", "CLOUDFLARE_ACCOUNT_ID");
    CloudflareAccess access =
        new CloudflareAccess(endpoints.cloudflare(), account, cloudflareToken());
    return Cloudflare.connect(access, userAgent, transport.get(), run);
  }

  private CloudflareZone cloudflareZone(String name) {
    return zones.computeIfAbsent(name, zone -> cloudflare.get().zone(zone));
  }

  private GitHubApi connectGitHub() {
    Secret token = required(credentials.githubToken(), "github-token", "GITHUB_TOKEN");
    GitHubConnection connection =
        GitHubConnection.of(endpoints.github(), token, runtime.run().requireRepository());
    return new GitHubApi(connection, transport.get(), run);
  }

  private ToolRunner startTools() {
    return new ProcessToolRunner(
        runtime.environment().variables(),
        ProcessToolRunner.USUALLY_INHERITED,
        runtime.redactor(),
        runtime.progress());
  }

  private Secret cloudflareToken() {
    return required(
        credentials.cloudflareApiToken(), "cloudflare-api-token", "CLOUDFLARE_API_TOKEN");
  }

  private Transport openTransport() {
    return new OkHttpTransport(options());
  }

  private Transport openProbingTransport() {
    TransportOptions reachable =
        options().withResolver(DnsHostResolver.asking(endpoints.nameServer()));
    return new OkHttpTransport(
        HttpProbe.options(endpoints.edge().map(reachable::withEdge).orElse(reachable)));
  }

  private TransportOptions options() {
    TransportOptions options =
        TransportOptions.defaults()
            .withProxy(ProxySettings.from(runtime.environment().variables()));
    return endpoints
        .authorities()
        .map(file -> options.withExtraAuthorities(read(file)))
        .orElse(options);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.invalid(
              "authorities-unreadable",
              "The certificates of SSL_CERT_FILE cannot be read",
              e.getClass().getSimpleName(),
              "Let it name a PEM file that exists, or leave it out.")
          .asException(e);
    }
  }

  private static <T> T required(Optional<T> credential, String input, String variable) {
    return credential.orElseThrow(
        () ->
            Failure.invalid(
                    "credential-missing",
                    "The input " + input + " is missing",
                    "this run needs it, and neither the input nor " + variable + " is set",
                    "Pass it under with:, from a secret or a variable of the repository.")
                .asException());
  }
}

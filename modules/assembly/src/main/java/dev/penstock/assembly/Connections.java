package dev.penstock.assembly;

import dev.penstock.cloudflare.Cloudflare;
import dev.penstock.cloudflare.CloudflareAccess;
import dev.penstock.cloudflare.CloudflareZone;
import dev.penstock.dns.AuthoritativeNameServers;
import dev.penstock.dns.DnsHostResolver;
import dev.penstock.github.GitHubApi;
import dev.penstock.github.GitHubConnection;
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
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.tool.ProcessToolRunner;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.runtime.ActionRuntime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of one run, each made when it is first asked for. Closing lets go of all of them
 * at once, so that the process can end. Thread-safe.
 */
final class Connections implements AutoCloseable {
  private final ActionRuntime runtime;
  private final Time time;
  private final Credentials credentials;
  private final Endpoints endpoints;
  private final RunContext run;
  private final String userAgent;
  private final Map<String, ApiClient> neon = new ConcurrentHashMap<>();
  private final Map<String, CloudflareZone> zones = new ConcurrentHashMap<>();
  private final Lazy<Transport> transport = new Lazy<>(this::openTransport);
  private final Lazy<Transport> notifying =
      new Lazy<>(() -> new OkHttpTransport(options().withRedirects(false)));
  private final Lazy<Transport> probing = new Lazy<>(this::openProbingTransport);
  private final Lazy<Cloudflare> cloudflare = new Lazy<>(this::connectCloudflare);
  private final Lazy<GitHubApi> github = new Lazy<>(this::connectGitHub);
  private final Lazy<ToolRunner> tools = new Lazy<>(this::startTools);

  /**
   * Connects nothing yet.
   *
   * @param patience all waiting for providers of the run; a job that hangs longer helps nobody
   * @param userAgent what Penstock calls itself to providers
   */
  Connections(
      ActionRuntime runtime,
      Time time,
      Credentials credentials,
      Duration patience,
      String userAgent) {
    this.runtime = runtime;
    this.time = time;
    this.credentials = credentials;
    this.endpoints = Endpoints.from(runtime.environment(), runtime.run().apiUrl());
    this.run =
        new RunContext(time, Budget.of(time, patience), runtime.progress(), runtime.redactor());
    this.userAgent = userAgent;
  }

  RunContext run() {
    return run;
  }

  /** The page of the run; empty outside a workflow. */
  Optional<URI> page() {
    return runtime.run().runUrl();
  }

  /** Neon's API for one of its projects. */
  ApiClient neon(String project) {
    return neon.computeIfAbsent(project, any -> connectNeon());
  }

  Cloudflare cloudflare() {
    return cloudflare.get();
  }

  CloudflareZone zone(String name) {
    return zones.computeIfAbsent(name, zone -> cloudflare.get().zone(zone));
  }

  GitHubApi github() {
    return github.get();
  }

  ToolRunner tools() {
    return tools.get();
  }

  Transport transport() {
    return transport.get();
  }

  /** For what must arrive where it was sent, so that no redirect is followed. */
  Transport notifying() {
    return notifying.get();
  }

  NameServers nameServers() {
    return AuthoritativeNameServers.asking(endpoints.nameServer());
  }

  HealthCheck healthCheck() {
    return new HealthCheck(new HttpProbe(probing.get(), time), time, runtime.progress());
  }

  @Override
  public void close() {
    transport.ifMade(Transport::close);
    probing.ifMade(Transport::close);
    notifying.ifMade(Transport::close);
  }

  private ApiClient connectNeon() {
    Secret key = required(credentials.neonApiKey(), "neon-api-key", "NEON_API_KEY");
    return new ApiClient(Neon.profile(endpoints.neon(), key, userAgent), transport.get(), run);
  }

  private Cloudflare connectCloudflare() {
    String account =
        required(
            credentials.cloudflareAccountId(), "cloudflare-account-id", "CLOUDFLARE_ACCOUNT_ID");
    CloudflareAccess access =
        new CloudflareAccess(endpoints.cloudflare(), account, cloudflareToken());
    return Cloudflare.connect(access, userAgent, transport.get(), run);
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

  Secret cloudflareToken() {
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

package dev.penstock.cloudflare;

import dev.penstock.http.ApiClient;
import dev.penstock.http.ApiProfile;
import dev.penstock.http.Credential;
import dev.penstock.http.Pacer;
import dev.penstock.http.RetryPolicy;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.pipeline.tool.ToolRunner;
import java.time.Duration;
import java.util.Optional;

/** One Cloudflare account: where its zones and its Workers are had from. Thread-safe. */
public final class Cloudflare {
  /** The rate of one token over the whole API (Cloudflare, "Rate limits"). */
  private static final int REQUESTS = 1_200;

  private static final Duration PER = Duration.ofMinutes(5);

  private final CloudflareAccess access;
  private final ApiClient api;
  private final RunContext run;

  private Cloudflare(CloudflareAccess access, ApiClient api, RunContext run) {
    this.access = access;
    this.api = api;
    this.run = run;
  }

  /**
   * Prepares the access; asks nothing yet.
   *
   * @param userAgent what the client calls itself
   * @param transport stays the caller's to close
   */
  public static Cloudflare connect(
      CloudflareAccess access, String userAgent, Transport transport, RunContext run) {
    ApiProfile profile =
        new ApiProfile(
            "Cloudflare",
            access.api(),
            new Credential(access.token(), "CLOUDFLARE_API_TOKEN", CloudflareAccess.RIGHTS),
            userAgent,
            Pacer.of(REQUESTS, PER),
            RetryPolicy.standard(),
            new CloudflareErrors());
    return new Cloudflare(access, new ApiClient(profile, transport, run), run);
  }

  /** The zone of that name, such as {@code codex.example}; looked for when it is first used. */
  public CloudflareZone zone(String name) {
    return new CloudflareZone(api, name);
  }

  /**
   * Workers of previews, one for each service and pull request.
   *
   * @param zone where their hosts are
   * @param tools runs the repository's wrangler
   */
  public WorkerPerPullRequest workerPerPullRequest(CloudflareZone zone, ToolRunner tools) {
    return new WorkerPerPullRequest(access, api, zone, tools, run);
  }

  /**
   * Cloudflare's own previews of Workers.
   *
   * @param tools runs the repository's wrangler
   */
  public NativePreviews nativePreviews(ToolRunner tools) {
    return new NativePreviews(access, api, tools, run);
  }

  /**
   * Workers of lasting environments.
   *
   * @param zone where hosts are that the wrangler configurations do not name; empty when they name
   *     all
   * @param tools runs the repository's wrangler
   */
  public WorkersDeployer workers(Optional<CloudflareZone> zone, ToolRunner tools) {
    return new WorkersDeployer(access, api, zone, tools, run);
  }
}

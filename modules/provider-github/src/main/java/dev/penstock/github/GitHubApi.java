package dev.penstock.github;

import dev.penstock.http.ApiClient;
import dev.penstock.http.ApiProfile;
import dev.penstock.http.Credential;
import dev.penstock.http.Pacer;
import dev.penstock.http.RateLimits;
import dev.penstock.http.RetryPolicy;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import java.net.URI;
import java.time.Duration;

/**
 * GitHub's REST API for one repository, shared by what implements the ports. Making one sends no
 * request. Thread-safe.
 */
public final class GitHubApi {
  /** GitHub's secondary limit on what creates content ("Rate limits for the REST API"). */
  private static final int CHANGES_PER_MINUTE = 80;

  private final GitHubConnection connection;
  private final Transport transport;
  private final RunContext run;
  private final RetryPolicy retries;
  private final Pacer pacer = Pacer.of(CHANGES_PER_MINUTE, Duration.ofMinutes(1)).forChanges();

  /** Over a transport that it does not own. The token is masked from now on. */
  public GitHubApi(GitHubConnection connection, Transport transport, RunContext run) {
    this(connection, transport, run, RetryPolicy.standard());
  }

  GitHubApi(GitHubConnection connection, Transport transport, RunContext run, RetryPolicy retries) {
    this.connection = connection;
    this.transport = transport;
    this.run = run;
    this.retries = retries.withLimits(RateLimits.github());
  }

  GitHubConnection connection() {
    return connection;
  }

  Time time() {
    return run.time();
  }

  Progress progress() {
    return run.progress();
  }

  /** Calls that need the permission. */
  Calls calls(Permission permission) {
    Credential credential = new Credential(connection.token(), "GITHUB_TOKEN", permission.words());
    ApiProfile profile =
        new ApiProfile(
            "GitHub",
            URI.create(connection.base()),
            credential,
            "penstock",
            pacer,
            retries,
            new GitHubErrors());
    return new Calls(new ApiClient(profile, transport, run), run, connection);
  }
}

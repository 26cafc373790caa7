package dev.penstock.github;

import dev.penstock.http.Budget;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.RetryPolicy;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.kernel.Time;
import dev.penstock.sandbox.github.GitHub;
import dev.penstock.sandbox.github.Permissions;
import dev.penstock.sandbox.github.PullRequestSeed;
import dev.penstock.sandbox.github.Repository;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Target;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sandbox's GitHub with a repository and the pull requests 8 and 9 of it; 9 is from a fork. The
 * run's own time is virtual, so that its waits take none.
 */
final class EmulatedGitHub implements AutoCloseable {
  static final String COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678";

  static final String OTHER_COMMIT = "b1b2c3d4e5f60718293a4b5c6d7e8f9012345678";

  final Faults faults = new Faults();
  final ExchangeLog log = new ExchangeLog();
  final VirtualTime time = new VirtualTime();
  final RecordedProgress progress = new RecordedProgress();
  final GitHub gitHub = GitHub.start(faults, log, time);
  final Repository repository = gitHub.create("octo", "codex");
  private final Transport transport = new OkHttpTransport(TransportOptions.defaults());

  EmulatedGitHub() {
    PullRequestSeed seed =
        PullRequestSeed.of(8, "Add auth", "mona", "feature/auth \uD83D\uDE80", COMMIT);
    gitHub.open(repository, seed);
    repository.push("other", OTHER_COMMIT);
    gitHub.open(
        repository, PullRequestSeed.of(9, "Fix", "eve", "fix", OTHER_COMMIT).fromFork("eve"));
  }

  /** The API with a workflow's token. */
  GitHubApi api() {
    return api(gitHub.workflowToken(repository, Permissions.preview()));
  }

  /** The API with that token. */
  GitHubApi api(Secret token) {
    return api(GitHubConnection.of(gitHub.uri(), token, repository.fullName()));
  }

  GitHubApi api(GitHubConnection connection) {
    return api(connection, transport, time.time());
  }

  /** The API with a deploy's token, over what a test puts between it and GitHub. */
  GitHubApi api(UnaryOperator<Transport> between, Time clock) {
    return api(deployConnection(), between.apply(transport), clock);
  }

  private GitHubConnection deployConnection() {
    Secret token = gitHub.workflowToken(repository, Permissions.deploy());
    return GitHubConnection.of(gitHub.uri(), token, repository.fullName());
  }

  private GitHubApi api(GitHubConnection connection, Transport over, Time clock) {
    Budget budget = Budget.of(clock, Duration.ofHours(10));
    RunContext run = new RunContext(clock, budget, progress, new Redactor());
    return new GitHubApi(connection, over, run, RetryPolicy.standard().withRandom(() -> 0.5));
  }

  /** The next request to that path below the repository meets the fault. */
  void fault(String method, String path, Fault fault) {
    faults.order(Target.of(GitHub.PROVIDER, method, "/repos/{owner}/{repo}" + path), fault, 1);
  }

  /** Method and path of every request so far, the path below the repository. */
  List<String> requests() {
    return log.all().stream()
        .map(each -> each.method() + " " + below(each.path()) + " " + each.status())
        .toList();
  }

  private String below(String path) {
    return path.replace("/repos/" + repository.fullName(), "");
  }

  @Override
  public void close() {
    transport.close();
    gitHub.close();
  }
}

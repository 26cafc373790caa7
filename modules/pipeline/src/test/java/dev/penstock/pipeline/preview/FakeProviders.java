package dev.penstock.pipeline.preview;

import dev.penstock.config.PreviewStrategy;
import dev.penstock.health.HealthCheck;
import dev.penstock.health.Probe;
import dev.penstock.health.Verdict;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.database.FakeDatabaseBranches;
import dev.penstock.pipeline.deploy.FakePreviewDeployer;
import dev.penstock.pipeline.deploy.GeneratedSecrets;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.FakeDnsZone;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.review.FakeDeployments;
import dev.penstock.pipeline.review.FakePullRequests;
import dev.penstock.pipeline.review.FakeStickyComments;
import dev.penstock.pipeline.review.PullRequest;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A world of fakes in which previews come and go. Everything works unless a test says otherwise.
 */
public final class FakeProviders implements PreviewProviders {
  /** What a probe is told, unless a test says otherwise. */
  public static final String COMMIT = CodexConfig.COMMIT;

  final VirtualTime time = new VirtualTime();
  final Redactor redactor = new Redactor();
  public final FakeDatabaseBranches databases = new FakeDatabaseBranches(redactor);
  public final FakeDnsZone zone = new FakeDnsZone("codex.example");
  public final FakePreviewDeployer deployer = new FakePreviewDeployer();
  final FakePreviewDeployer natives = new FakePreviewDeployer();
  final FakeStickyComments comments = new FakeStickyComments();
  final FakeDeployments deployments = new FakeDeployments();
  final FakePullRequests pullRequests =
      new FakePullRequests()
          .with(new PullRequest(8, true, CodexConfig.COMMIT, "feature/auth", false));
  final List<ToolCall> toolCalls = new ArrayList<>();

  ToolResult migration = new ToolResult(0, List.of(), false);
  public Probe probe = (target, timeout) -> new Verdict.Healthy(COMMIT, Duration.ofMillis(5));
  Runnable whileProving = () -> {};

  /** Told of each call of a provider before it is made, such as {@code Deployments.start}. */
  Consumer<String> watcher = call -> {};

  @Override
  public DatabaseBranches databases(String project) {
    return databases;
  }

  @Override
  public DnsZone zone(String name) {
    return zone;
  }

  @Override
  public NameServers nameServers() {
    return (servers, hosts) -> Set.copyOf(hosts);
  }

  @Override
  public FakePreviewDeployer deployer(PreviewStrategy strategy) {
    return switch (strategy) {
      case WORKER_PER_PR -> deployer;
      case NATIVE -> natives;
    };
  }

  @Override
  public GeneratedSecrets generatedSecrets() {
    return new GeneratedSecrets(Secret.of("a-token-for-the-deployer"));
  }

  @Override
  public HealthCheck healthCheck() {
    Probe watched =
        (target, timeout) -> {
          whileProving.run();
          return probe.ask(target, timeout);
        };
    return new HealthCheck(watched, time.time(), Progress.silent());
  }

  @Override
  public ToolRunner tools() {
    return call -> {
      toolCalls.add(call);
      return migration;
    };
  }

  @Override
  public FakePullRequests pullRequests() {
    return pullRequests;
  }

  @Override
  public FakeDeployments deployments() {
    return deployments;
  }

  @Override
  public FakeStickyComments comments() {
    return comments;
  }

  PreviewReport up() {
    return up(CodexConfig.plan(time.time()));
  }

  PreviewReport up(PreviewPlan plan) {
    return new PreviewUp(watched(), FakeProviders::say, redactor, time.time(), Progress.silent())
        .run(plan);
  }

  PreviewReport down() {
    return down(CodexConfig.plan(time.time()));
  }

  PreviewReport down(PreviewPlan plan) {
    return new PreviewDown(watched(), FakeProviders::say, time.time(), Progress.silent()).run(plan);
  }

  private PreviewProviders watched() {
    return Watched.of(PreviewProviders.class, this, call -> watcher.accept(call));
  }

  Optional<String> comment() {
    return comments.find(8, "preview/codex");
  }

  /** Whether the world is as it was before any preview. */
  boolean isEmpty() {
    return databases.names().equals(Set.of("production"))
        && zone.hosts().isEmpty()
        && deployer.names().isEmpty()
        && natives.names().isEmpty()
        && deployments.all().isEmpty();
  }

  private static String say(PreviewReport report) {
    return report.state() + report.failure().map(failure -> ": " + failure.what()).orElse("");
  }
}

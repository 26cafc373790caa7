package dev.penstock.pipeline.release;

import dev.penstock.health.HealthCheck;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.database.FakeDatabaseBranches;
import dev.penstock.pipeline.deploy.FakeDeployer;
import dev.penstock.pipeline.deploy.FakeWorld;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.FakeDnsZone;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.ledger.FakeLedger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.migration.FakeRestorePoints;
import dev.penstock.pipeline.migration.FakeSchemaHistory;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A lasting environment made of fakes. Everything works unless a test says otherwise. */
public final class FakeEnvironment implements ReleaseProviders {
  public final VirtualTime time = new VirtualTime();
  public final Redactor redactor = new Redactor();
  public final FakeDatabaseBranches databases = new FakeDatabaseBranches(redactor);
  public final FakeRestorePoints restorePoints = new FakeRestorePoints(databases, time.time());
  public final FakeSchemaHistory schema = new FakeSchemaHistory();
  public final FakeDnsZone zone = new FakeDnsZone("codex.example");
  public final FakeDeployer deployer;
  public final FakeWorld world;
  public final FakeLedger ledger = new FakeLedger(time);
  public final List<ToolCall> toolCalls = new ArrayList<>();
  public Supplier<ToolResult> migration;
  private int runs;

  public FakeEnvironment() {
    this(FakeDeployer.gradual());
  }

  public FakeEnvironment(FakeDeployer deployer) {
    this.deployer = deployer;
    this.world = new FakeWorld(time, deployer);
    this.migration = () -> new ToolResult(0, List.of(), false);
  }

  ReleaseReport deploy(CodexEnvironment environment, String commit) {
    return deploy(environment, commit, DeployOptions.standard());
  }

  ReleaseReport deploy(CodexEnvironment environment, String commit, DeployOptions options) {
    return new DeployRun(this, nextRun(), redactor, time.time(), Progress.silent())
        .run(environment.plan(commit), options);
  }

  ReleaseReport rollBack(CodexEnvironment environment, String to) {
    return rollBack(environment, to, false);
  }

  ReleaseReport rollBack(CodexEnvironment environment, String to, boolean restoreDatabase) {
    return rollBack(environment, to, restoreDatabase, nextRun());
  }

  /** The newest run once more. */
  ReleaseReport rollBackAgain(CodexEnvironment environment, String to, boolean restoreDatabase) {
    String run = Integer.toString(runs);
    return rollBack(
        environment,
        to,
        restoreDatabase,
        new RunIdentity(Optional.of(run), 2, Optional.of("mona")));
  }

  private ReleaseReport rollBack(
      CodexEnvironment environment, String to, boolean restoreDatabase, RunIdentity run) {
    return new RollbackRun(this, run, redactor, time.time(), Progress.silent())
        .run(
            environment.plan("0".repeat(40)),
            new RollbackOptions(
                RollbackTarget.parse(to), restoreDatabase, true, Duration.ofMinutes(1)));
  }

  /** The newest entry of the ledger. */
  LedgerEntry newest() {
    return ledger.all().getLast();
  }

  private RunIdentity nextRun() {
    runs++;
    return new RunIdentity(Optional.of(Integer.toString(runs)), 1, Optional.of("mona"));
  }

  /** The run is over, whether it said so or not. */
  void killed() {
    ledger.end(Integer.toString(runs), 1);
  }

  @Override
  public FakeDatabaseBranches databases(String project) {
    return databases;
  }

  @Override
  public FakeRestorePoints restorePoints(String project) {
    return restorePoints;
  }

  @Override
  public FakeSchemaHistory schemaHistory() {
    return schema;
  }

  @Override
  public DnsZone zone(String name) {
    return zone;
  }

  @Override
  public NameServers nameServers() {
    return (servers, hosts) ->
        zone.hosts().stream().filter(hosts::contains).collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public Deployers deployers() {
    return (plan, service) -> deployer;
  }

  @Override
  public HealthCheck healthCheck() {
    return new HealthCheck(world, time.time(), Progress.silent());
  }

  @Override
  public ToolRunner tools() {
    return call -> {
      toolCalls.add(call);
      return migration.get();
    };
  }

  @Override
  public FakeLedger ledger() {
    return ledger;
  }
}

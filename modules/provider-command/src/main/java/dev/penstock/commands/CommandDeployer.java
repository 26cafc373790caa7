package dev.penstock.commands;

import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.deploy.StagedRelease;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.tool.ProgramTask;
import dev.penstock.pipeline.tool.ProgramTask.Stage;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys one service with programs of the repository.
 *
 * <p>They are started without a shell in the service's folder, and told what to do in {@link
 * ProgramTask#variables}. What they answer is the last line of their standard output that is a JSON
 * object, such as <code>{"release": "v42", "url": "https://api.example.com", "image":
 * "sha256:…"}</code>; {@code url} and {@code image} may be left out. Everything else they print is
 * for people.
 *
 * <p>A version goes live as a whole. Nothing is uploaded before, so that what it will be called is
 * known only once it is live. Programs keep no mark of an owner: what they deploy to is their own
 * business. Thread-safe.
 */
public final class CommandDeployer implements Deployer {
  private static final int ALL = 100;

  private final ServicePrograms programs;
  private final CommandFailures failures;
  private final ToolRunner tools;

  CommandDeployer(ServicePrograms programs, ToolRunner tools) {
    this.programs = programs;
    this.failures = new CommandFailures(programs);
    this.tools = tools;
  }

  /**
   * The deployer of a planned service.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when the service names no programs
   */
  public static CommandDeployer of(EnvironmentPlan plan, PlacedService service, ToolRunner tools) {
    return new CommandDeployer(ServicePrograms.of(plan, service), tools);
  }

  @Override
  public Set<String> managedHosts(ServiceVersion version) {
    return Set.of();
  }

  /**
   * Looks for its programs only: what is to be built is built by the service's own command, {@link
   * dev.penstock.pipeline.release.BuildCommand}.
   */
  @Override
  public void build(ServiceVersion version) {
    check(Stage.DEPLOY, programs.commands().deploy());
    check(Stage.CURRENT, programs.commands().current());
    check(Stage.ROLLBACK, programs.commands().rollback());
  }

  @Override
  public StagedRelease stage(ServiceVersion version) {
    build(version);
    return new StagedRelease(version.name(), Optional.empty(), Optional.empty());
  }

  @Override
  public Release promote(ServiceVersion version, StagedRelease staged, int percent) {
    if (percent < ALL) {
      throw failures.noShares(percent);
    }
    return switch (deploy(version)) {
      case Answer.Named named -> release(version.name(), named);
      case Answer.None none -> throw failures.unusable(Stage.DEPLOY, "it named no release");
      case Answer.Unusable(String why) -> throw failures.unusable(Stage.DEPLOY, why);
    };
  }

  @Override
  public Optional<Release> current(String name) {
    ProgramTask task = task(Stage.CURRENT, name, programs.hosts(), Optional.empty());
    Answer answer = AnswerReader.read(run(task, programs.commands().current()).stdout());
    return switch (answer) {
      case Answer.Named named -> Optional.of(release(name, named));
      case Answer.None none -> Optional.empty();
      case Answer.Unusable(String why) -> throw failures.unusable(Stage.CURRENT, why);
    };
  }

  @Override
  public void rollback(Release release) {
    ProgramTask task =
        task(Stage.ROLLBACK, release.name(), programs.hosts(), Optional.of(release.id()));
    run(task, programs.commands().rollback());
  }

  @Override
  public Map<String, String> pin(Release release) {
    return Map.of();
  }

  private Answer deploy(ServiceVersion version) {
    ProgramTask task =
        new ProgramTask(
            Stage.DEPLOY,
            programs.service(),
            version.name(),
            programs.environment(),
            version.hosts(),
            Optional.of(version.commit()),
            Optional.empty());
    ToolResult result =
        run(task, programs.commands().deploy(), version.variables(), version.secrets());
    return AnswerReader.read(result.stdout());
  }

  private ProgramTask task(Stage stage, String name, List<String> hosts, Optional<String> release) {
    return new ProgramTask(
        stage, programs.service(), name, programs.environment(), hosts, Optional.empty(), release);
  }

  private ToolResult run(ProgramTask task, List<String> command) {
    return run(task, command, programs.variables(), programs.secrets());
  }

  private ToolResult run(
      ProgramTask task,
      List<String> command,
      Map<String, String> variables,
      Map<String, Secret> secrets) {
    Map<String, String> plain = new HashMap<>(variables);
    plain.putAll(task.variables());
    Map<String, Secret> secret = new HashMap<>(secrets);
    secret.keySet().removeAll(task.variables().keySet());
    ToolResult result =
        tools.run(
            new ToolCall(
                    command, programs.directory(), plain, secret, programs.commands().timeout())
                .forItsAnswer());
    if (!result.succeeded()) {
      throw failures.failed(task.stage(), command, result);
    }
    return result;
  }

  /** A program without a slash is looked for in PATH when it is started. */
  private void check(Stage stage, List<String> command) {
    Path program = programs.directory().resolve(command.getFirst());
    boolean isFile = command.getFirst().contains("/");
    if (isFile && (!Files.isExecutable(program) || Files.isDirectory(program))) {
      throw failures.missing(stage, command);
    }
  }

  private static Release release(String name, Answer.Named named) {
    return new Release(name, named.id(), named.url(), named.image());
  }
}

package dev.penstock.inputs;

import dev.penstock.command.ActionContext;
import dev.penstock.command.InputProblems;
import dev.penstock.config.DeployerChoice;
import dev.penstock.config.PenstockConfig;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.EnvironmentPlanner;
import dev.penstock.runtime.GitHubRun;
import java.util.Optional;
import java.util.Set;

/**
 * The lasting environment that a run is about.
 *
 * @param project the project's inputs
 * @param name the environment's name, as it was given
 */
public record ChosenEnvironment(ProjectInputs project, String name) {

  /** Adds what is wrong with the configuration and the environment's name. */
  public void check(ActionContext context, InputProblems problems) {
    project.check(context, problems);
    project
        .readable(context)
        .filter(config -> !config.environments().containsKey(name))
        .ifPresent(config -> problems.add("environment", unknown(config)));
  }

  /** Adds what a run that migrates needs besides: the commit, and the database's variables. */
  public void checkForMigrating(ActionContext context, InputProblems problems) {
    requireCommit(context, problems);
    project
        .readable(context)
        .map(PenstockConfig::environmentVariablesOfDatabase)
        .ifPresent(needed -> project.requireVariables(context, needed, problems));
  }

  /** Adds what a run that serves something needs besides: the commit, and every variable. */
  public void checkForServing(ActionContext context, InputProblems problems) {
    requireCommit(context, problems);
    project
        .readable(context)
        .filter(config -> config.environments().containsKey(name))
        .map(config -> config.environmentVariablesOf(name))
        .ifPresent(needed -> project.requireVariables(context, needed, problems));
  }

  private void requireCommit(ActionContext context, InputProblems problems) {
    if (!project.hasCommit() && startedFor(context).isEmpty()) {
      problems.add("commit", "is missing, and the run was not started for a commit of a branch");
    }
  }

  /** The names of the variables that a run of it needs. */
  Set<String> variables(ActionContext context) {
    return project.config(context).environmentVariablesOf(name);
  }

  /** Whether the project has a database. */
  public boolean hasDatabase(ActionContext context) {
    return project.readable(context).flatMap(PenstockConfig::database).isPresent();
  }

  /** Whether any of its services, or its hosts, are Cloudflare's. */
  public boolean usesCloudflare(ActionContext context) {
    return project.readable(context).filter(this::usesCloudflare).isPresent();
  }

  private boolean usesCloudflare(PenstockConfig config) {
    return config.dns().isPresent()
        || config.services().values().stream()
            .filter(service -> service.in(name).isPresent())
            .anyMatch(service -> service.deployer() == DeployerChoice.WORKERS);
  }

  /** Its plan for the run's commit; to be asked only after both checks found nothing. */
  public EnvironmentPlan plan(ActionContext context) {
    return plan(context, project.commit().or(() -> startedFor(context)).orElseThrow());
  }

  /** Its plan for a commit; to be asked only after {@link #check} found nothing. */
  public EnvironmentPlan plan(ActionContext context, String commit) {
    return new EnvironmentPlanner(
            project.config(context), project.root(context), project.variables(context))
        .plan(name, commit);
  }

  /** Which run this is. */
  public static RunIdentity identity(ActionContext context) {
    GitHubRun run = context.runtime().run();
    return new RunIdentity(run.runId(), run.runAttempt(), run.actor());
  }

  /** A pull request's run was started for a merge that nobody has made. */
  private static Optional<String> startedFor(ActionContext context) {
    GitHubRun run = context.runtime().run();
    boolean isOfPullRequest =
        run.eventName().filter(name -> name.startsWith("pull_request")).isPresent();
    return isOfPullRequest
        ? Optional.empty()
        : run.sha().filter(commit -> commit.matches("[0-9a-f]{40}"));
  }

  private static String unknown(PenstockConfig config) {
    return config.environments().isEmpty()
        ? "names none: penstock.yml has no environments: section"
        : "is none of penstock.yml's: " + String.join(", ", config.environments().keySet());
  }
}

package dev.penstock.inputs;

import dev.penstock.command.ActionContext;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.config.PenstockConfig;
import dev.penstock.pipeline.preview.PreviewIdentity;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewPlanner;
import dev.penstock.runtime.PullRequestEvent;
import java.util.List;
import java.util.Optional;

/** Which preview, of which project. */
public final class PreviewInputs implements InputGroup {
  private final ProjectInputs project = new ProjectInputs();

  private final Input<Optional<Integer>> pullRequest =
      Input.number("pull-request")
          .describedAs("The pull request's number. Otherwise the one whose event started the run.")
          .optional();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(project, pullRequest);
  }

  /** Which project, for what is no preview. */
  public ProjectInputs project() {
    return project;
  }

  /** Adds everything that is wrong with the inputs and the configuration. */
  public void check(ActionContext context, InputProblems problems) {
    if (number(context).isEmpty()) {
      problems.add("pull-request", "is missing, and the run was not started by a pull request");
    }
    if (pullRequest.value().filter(number -> number < 1).isPresent()) {
      problems.add("pull-request", "must be 1 or more");
    }
    project.check(context, problems);
  }

  /**
   * Whether there is a database; not when the configuration cannot be read, which is told anyway.
   */
  public boolean hasDatabase(ActionContext context) {
    return project.readable(context).flatMap(PenstockConfig::database).isPresent();
  }

  /** Adds what a run that serves something needs besides: the commit, and every variable. */
  public void checkForServing(ActionContext context, InputProblems problems) {
    if (!project.hasCommit() && sameEvent(context).isEmpty()) {
      problems.add("commit", "is missing, and the run was not started by its pull request");
    }
    project
        .readable(context)
        .filter(config -> config.servicesOfPreviews().isEmpty())
        .ifPresent(config -> problems.add("config", "has no service with a `preview:`"));
    project
        .readable(context)
        .map(PenstockConfig::environmentVariablesOfPreviews)
        .ifPresent(needed -> project.requireVariables(context, needed, problems));
  }

  /** The configuration; to be asked only after {@link #check} found nothing. */
  public PenstockConfig config(ActionContext context) {
    return project.config(context);
  }

  /** The plan of the pull request's preview; to be asked only after {@link #check}. */
  public PreviewPlan plan(ActionContext context) {
    PreviewIdentity identity = identity(context);
    return planner(context).plan(identity);
  }

  /** The plan of an environment of that name, made legal, beside the pull request's preview. */
  public PreviewPlan plan(ActionContext context, String environment) {
    return planner(context).plan(identity(context), environment);
  }

  /** The event's pull request; empty when the run was started by something else. */
  public static Optional<PullRequestEvent> event(ActionContext context) {
    return context.runtime().event().pullRequest();
  }

  private PreviewPlanner planner(ActionContext context) {
    return new PreviewPlanner(
        config(context), project.root(context), project.variables(context), context.time());
  }

  private PreviewIdentity identity(ActionContext context) {
    return new PreviewIdentity(
        number(context).orElseThrow(),
        project.commit().or(() -> sameEvent(context).map(PullRequestEvent::headCommit)),
        sameEvent(context).map(PullRequestEvent::headBranch).orElse(""));
  }

  private Optional<Integer> number(ActionContext context) {
    return pullRequest.value().or(() -> event(context).map(PullRequestEvent::number));
  }

  /** The event, unless the inputs name another pull request than the one it is about. */
  private Optional<PullRequestEvent> sameEvent(ActionContext context) {
    return event(context)
        .filter(
            event -> pullRequest.value().isEmpty() || pullRequest.value().get() == event.number());
  }
}

package dev.penstock.inputs;

import dev.penstock.command.ActionContext;
import dev.penstock.command.InputProblems;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.load.ConfigLoader;
import dev.penstock.config.load.LoadResult;
import dev.penstock.config.problem.Problem;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.preview.PreviewIdentity;
import dev.penstock.pipeline.preview.PreviewPlan;
import dev.penstock.pipeline.preview.PreviewPlanner;
import dev.penstock.runtime.PullRequestEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which preview, of which project. */
public final class PreviewInputs {
  private static final Predicate<String> COMMIT = text -> text.matches("[0-9a-f]{40}");

  @Option(
      names = "--config",
      defaultValue = "penstock.yml",
      description = "The project's configuration, seen from the workspace.")
  private Path config = Path.of("penstock.yml");

  @Option(
      names = "--pull-request",
      description = "The pull request's number. Otherwise the one whose event started the run.")
  private Optional<Integer> pullRequest = Optional.empty();

  @Option(
      names = "--commit",
      description =
          "The commit that is checked out, 40 digits. Otherwise the tip of the pull request whose"
              + " event started the run.")
  private Optional<String> commit = Optional.empty();

  /** Read once: what was checked is what is planned, whatever happens to the file meanwhile. */
  private @Nullable LoadResult loaded;

  /** Adds everything that is wrong with the inputs and the configuration. */
  public void check(ActionContext context, InputProblems problems) {
    if (number(context).isEmpty()) {
      problems.add("pull-request", "is missing, and the run was not started by a pull request");
    }
    if (pullRequest.filter(number -> number < 1).isPresent()) {
      problems.add("pull-request", "must be 1 or more");
    }
    if (commit.filter(COMMIT.negate()).isPresent()) {
      problems.add("commit", "must be the 40 hexadecimal digits of a full commit id");
    }
    if (load(context) instanceof LoadResult.Invalid invalid) {
      invalid.problems().stream()
          .map(Problem::render)
          .forEach(problem -> problems.add("config", "is not right: " + problem));
    }
  }

  /**
   * Whether there is a database; not when the configuration cannot be read, which is told anyway.
   */
  public boolean hasDatabase(ActionContext context) {
    return load(context) instanceof LoadResult.Loaded right
        && right.config().database().isPresent();
  }

  /** Adds what a run that serves something needs besides: the commit, and every variable. */
  public void checkForServing(ActionContext context, InputProblems problems) {
    if (commit.isEmpty() && sameEvent(context).isEmpty()) {
      problems.add("commit", "is missing, and the run was not started by its pull request");
    }
    if (load(context) instanceof LoadResult.Loaded right) {
      Set<String> missing = new TreeSet<>(right.config().environmentVariablesOfPreviews());
      missing.removeAll(variables(context).keySet());
      missing.forEach(name -> problems.add("config", "needs the variable " + name + ", not set"));
    }
  }

  /** The configuration; to be asked only after {@link #check} found nothing. */
  public PenstockConfig config(ActionContext context) {
    return load(context).orThrow();
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
    Path file = file(context);
    return new PreviewPlanner(
        config(context),
        Optional.ofNullable(file.getParent()).orElse(file),
        variables(context),
        context.time());
  }

  private PreviewIdentity identity(ActionContext context) {
    return new PreviewIdentity(
        number(context).orElseThrow(),
        commit.or(() -> sameEvent(context).map(PullRequestEvent::headCommit)).filter(COMMIT),
        sameEvent(context).map(PullRequestEvent::headBranch).orElse(""));
  }

  private Optional<Integer> number(ActionContext context) {
    return pullRequest.or(() -> event(context).map(PullRequestEvent::number));
  }

  /** The event, unless the inputs name another pull request than the one it is about. */
  private Optional<PullRequestEvent> sameEvent(ActionContext context) {
    return event(context)
        .filter(event -> pullRequest.isEmpty() || pullRequest.get() == event.number());
  }

  private LoadResult load(ActionContext context) {
    LoadResult known = loaded;
    if (known == null) {
      known = ConfigLoader.load(file(context), config.toString());
      loaded = known;
    }
    return known;
  }

  private Path file(ActionContext context) {
    return context.runtime().run().workspace().resolve(config).normalize();
  }

  /**
   * What {@code env.NAME} may be: never a credential of the run itself, or a pull request could
   * have it deployed as a plain variable for everybody to read. What the repository does not have
   * arrives blank and counts as not set.
   */
  private static Map<String, String> variables(ActionContext context) {
    Redactor redactor = context.redactor();
    return context.runtime().environment().variables().entrySet().stream()
        .filter(entry -> !entry.getKey().matches("(INPUT|ACTIONS|RUNNER)_.*|GITHUB_TOKEN"))
        .filter(entry -> !entry.getValue().isBlank())
        .filter(entry -> redactor.redact(entry.getValue()).equals(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

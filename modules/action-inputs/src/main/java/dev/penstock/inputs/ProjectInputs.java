package dev.penstock.inputs;

import dev.penstock.command.ActionContext;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.config.PenstockConfig;
import dev.penstock.config.load.ConfigLoader;
import dev.penstock.config.load.LoadResult;
import dev.penstock.config.problem.Problem;
import dev.penstock.kernel.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which project, and at which commit. */
public final class ProjectInputs implements InputGroup {
  private static final String FULL_COMMIT = "[0-9a-f]{40}";

  private final Input<Path> config =
      Input.path("config")
          .describedAs("The project's configuration, seen from the workspace.")
          .or(Path.of("penstock.yml"));

  private final Input<Optional<String>> commit =
      Input.text("commit")
          .describedAs(
              "The commit that is checked out, 40 digits. Otherwise the tip of the pull request whose"
                  + " event started the run; for a lasting environment, the commit the run was started"
                  + " for.")
          .optional();

  /** Read once: what was checked is what is planned, whatever happens to the file meanwhile. */
  private @Nullable LoadResult loaded;

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(config, commit);
  }

  /** Adds everything that is wrong with them and with the configuration. */
  public void check(ActionContext context, InputProblems problems) {
    if (commit.value().filter(text -> !text.matches(FULL_COMMIT)).isPresent()) {
      problems.add("commit", "must be the 40 hexadecimal digits of a full commit id");
    }
    if (load(context) instanceof LoadResult.Invalid invalid) {
      invalid.problems().stream()
          .map(Problem::render)
          .forEach(problem -> problems.add("config", "is not right: " + problem));
    }
  }

  /** Adds those of the variables that this run does not have. */
  public void requireVariables(ActionContext context, Set<String> needed, InputProblems problems) {
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(variables(context).keySet());
    missing.forEach(name -> problems.add("config", "needs the variable " + name + ", not set"));
  }

  /** The configuration; empty when it cannot be read, which {@link #check} tells. */
  public Optional<PenstockConfig> readable(ActionContext context) {
    return load(context) instanceof LoadResult.Loaded right
        ? Optional.of(right.config())
        : Optional.empty();
  }

  /** The configuration; to be asked only after {@link #check} found nothing. */
  public PenstockConfig config(ActionContext context) {
    return load(context).orThrow();
  }

  /** The folder of the configuration, absolute. */
  public Path root(ActionContext context) {
    Path file = file(context);
    return Optional.ofNullable(file.getParent()).orElse(file);
  }

  /** The commit that was given; empty when none was, or it is not a full commit id. */
  public Optional<String> commit() {
    return commit.value().filter(text -> text.matches(FULL_COMMIT));
  }

  /** Whether a commit was given, right or wrong. */
  boolean hasCommit() {
    return commit.value().isPresent();
  }

  /**
   * What {@code env.NAME} may be: never a credential of the run itself, or a pull request could
   * have it deployed as a plain variable for everybody to read. What the repository does not have
   * arrives blank and counts as not set.
   */
  public Map<String, String> variables(ActionContext context) {
    Redactor redactor = context.redactor();
    return context.runtime().environment().variables().entrySet().stream()
        .filter(entry -> !entry.getKey().matches("(INPUT|ACTIONS|RUNNER)_.*|GITHUB_TOKEN"))
        .filter(entry -> !entry.getValue().isBlank())
        .filter(entry -> redactor.redact(entry.getValue()).equals(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private LoadResult load(ActionContext context) {
    LoadResult known = loaded;
    if (known == null) {
      known = ConfigLoader.load(file(context), config.value().toString());
      loaded = known;
    }
    return known;
  }

  private Path file(ActionContext context) {
    return context.runtime().run().workspace().resolve(config.value()).normalize();
  }
}

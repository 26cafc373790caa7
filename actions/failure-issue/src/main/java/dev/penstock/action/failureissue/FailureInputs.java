package dev.penstock.action.failureissue;

import dev.penstock.command.ActionContext;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.Signature;
import dev.penstock.report.Aftermath;
import dev.penstock.report.ProvenRelease;
import dev.penstock.report.ReleaseFacts;
import dev.penstock.report.SchemaChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the workflow tells of a deploy. What Penstock's own result tells of it counts more. */
final class FailureInputs {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final String USUAL_REASON = "deploy-failed";

  @Option(
      names = "--result",
      description =
          "The output `result` of Penstock's `deploy` or `rollback`. Everything below, down to"
              + " `log-file`, comes from it then.")
  private Optional<String> result = Optional.empty();

  @Option(
      names = "--environment",
      description = "The environment's name, such as `production`. Needed without `result`.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--project",
      description = "The project's name. Otherwise the repository's, without its owner.")
  private Optional<String> project = Optional.empty();

  @Option(
      names = "--service",
      defaultValue = "all",
      description = "The service it failed over. There is one issue for each service and reason.")
  private String service = "all";

  @Option(
      names = "--reason",
      description =
          "Why it failed, a word with dashes such as `tests-failed`. Otherwise `deploy-failed`.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--title", description = "What happened, one sentence. Shown as text.")
  private Optional<String> title = Optional.empty();

  @Option(names = "--summary", description = "Why, as far as it is known. Shown as text.")
  private Optional<String> summary = Optional.empty();

  @Option(
      names = "--commit",
      description = "The commit that was deployed. Otherwise the one the run is for.")
  private Optional<String> commit = Optional.empty();

  @Option(
      names = "--last-good-commit",
      description = "The commit that served well before: what to roll back to.")
  private Optional<String> lastGoodCommit = Optional.empty();

  @Option(
      names = "--deployment",
      description =
          "A number that grows from deploy to deploy, which tells which failures a healthy one ends."
              + " Otherwise the run's id.")
  private Optional<Long> deployment = Optional.empty();

  @Option(
      names = "--log-file",
      description = "A log, seen from the workspace; its last lines are shown.")
  private Optional<Path> logFile = Optional.empty();

  /** Never read here: the redactor learns it when it is bound. */
  @Option(
      names = "--secrets",
      description = "Secrets that the log may hold, one a line. They are masked in the issue.")
  private Optional<Secret> secrets = Optional.empty();

  /** Adds everything that is wrong with them. */
  void check(ActionContext context, InputProblems problems) {
    if (result.isPresent() && result.flatMap(EarlierResult::parse).isEmpty()) {
      problems.add("result", "is not the output `result` of one of Penstock's actions");
    }
    checkNames(context, problems);
    require(problems, "reason", reason.orElse(USUAL_REASON), REASON, "words with dashes");
    commit.ifPresent(id -> require(problems, "commit", id, COMMIT, "a commit's digits"));
    lastGoodCommit.ifPresent(
        id -> require(problems, "last-good-commit", id, COMMIT, "a commit's digits"));
    if (release().isEmpty() && deployment(context).isEmpty()) {
      problems.add("deployment", "is missing, and the run has no id");
    }
    if (logFile.filter(file -> !Files.isReadable(resolved(context, file))).isPresent()) {
      problems.add("log-file", "names no file that can be read");
    }
  }

  /** What there is to tell; to be asked only after {@link #check} found nothing. */
  ReleaseFacts facts(ActionContext context) {
    return release()
        .map(facts -> withLog(facts, context))
        .orElseGet(() -> withLog(told(context), context));
  }

  /** Whether the result is one of a run that was proven. */
  boolean isProven() {
    return release().filter(facts -> facts.aftermath() == Aftermath.PROVEN).isPresent();
  }

  private void checkNames(ActionContext context, InputProblems problems) {
    if (release().isPresent()) {
      return;
    }
    environment.ifPresentOrElse(
        name -> require(problems, "environment", name, NAME, "a name"),
        () -> problems.add("environment", "is missing, and no `result` tells it"));
    project(context)
        .ifPresentOrElse(
            name -> require(problems, "project", name, NAME, "a name"),
            () -> problems.add("project", "is missing, and the repository is not known"));
    require(problems, "service", service, NAME, "a name");
  }

  private static void require(
      InputProblems problems, String input, String value, Pattern form, String expected) {
    if (!form.matcher(value).matches()) {
      problems.add(input, "must be " + expected);
    }
  }

  private ReleaseFacts told(ActionContext context) {
    Failure failure = failure();
    return new ReleaseFacts(
        new Signature(
            project(context).orElseThrow(),
            environment.orElseThrow(),
            service,
            failure.reasonCode()),
        deployment(context).orElseThrow(),
        /* rollback= */ false,
        commit.or(() -> context.runtime().run().sha()),
        Aftermath.UNKNOWN,
        Optional.of(failure),
        Optional.empty(),
        lastGoodCommit.map(id -> new ProvenRelease(Optional.empty(), Optional.of(id))),
        List.of(),
        List.of(),
        SchemaChange.UNKNOWN,
        List.of(),
        Optional.empty(),
        "");
  }

  private Failure failure() {
    EarlierResult earlier = result.flatMap(EarlierResult::parse).orElseGet(EarlierResult::none);
    Failure told =
        Failure.failed(
            reason
                .or(() -> earlier.reason().filter(word -> REASON.matcher(word).matches()))
                .orElse(USUAL_REASON),
            title.or(earlier::message).orElse("The deploy failed"),
            summary.or(earlier::why).orElse(""),
            earlier.next().orElse("Look at the run, mend the cause and deploy again."));
    return earlier.reason().filter(told.reasonCode()::equals).isPresent()
        ? told
        : withoutDocs(told);
  }

  /** Penstock's pages say nothing of other people's reasons. */
  private static Failure withoutDocs(Failure failure) {
    return new Failure(
        failure.exit(), failure.reasonCode(), failure.what(), failure.why(), failure.next(), "");
  }

  private ReleaseFacts withLog(ReleaseFacts facts, ActionContext context) {
    return logFile
        .map(file -> facts.withOutput(LogTail.of(resolved(context, file), context.redactor())))
        .orElse(facts);
  }

  private Optional<ReleaseFacts> release() {
    return result.flatMap(EarlierResult::parse).flatMap(EarlierResult::release);
  }

  private Optional<String> project(ActionContext context) {
    return project.or(
        () ->
            context
                .runtime()
                .run()
                .repository()
                .map(name -> name.substring(name.indexOf('/') + 1)));
  }

  private Optional<Long> deployment(ActionContext context) {
    return deployment.or(() -> context.runtime().run().runId().map(Long::valueOf));
  }

  private static Path resolved(ActionContext context, Path file) {
    return context.runtime().run().workspace().resolve(file);
  }
}

package dev.penstock.action.failureissue;

import dev.penstock.command.ActionContext;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.ExitCode;
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

/** What the workflow tells of a deploy. What Penstock's own result tells of it counts more. */
final class FailureInputs implements InputGroup {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final String PAGE = "docs/troubleshooting.md#";
  private static final String USUAL_REASON = "deploy-failed";

  private final Input<Optional<String>> result =
      Input.text("result")
          .describedAs(
              "The output `result` of Penstock's `deploy` or `rollback`. Everything below, down to"
                  + " `log-file`, comes from it then.")
          .optional();

  private final Input<Optional<String>> environment =
      Input.text("environment")
          .describedAs("The environment's name, such as `production`. Needed without `result`.")
          .optional();

  private final Input<Optional<String>> project =
      Input.text("project")
          .describedAs("The project's name. Otherwise the repository's, without its owner.")
          .optional();

  private final Input<String> service =
      Input.text("service")
          .describedAs(
              "The service it failed over. There is one issue for each service and reason.")
          .or("all");

  private final Input<Optional<String>> reason =
      Input.text("reason")
          .describedAs(
              "Why it failed, a word with dashes such as `tests-failed`. Otherwise `deploy-failed`.")
          .optional();

  private final Input<Optional<String>> title =
      Input.text("title").describedAs("What happened, one sentence. Shown as text.").optional();

  private final Input<Optional<String>> summary =
      Input.text("summary").describedAs("Why, as far as it is known. Shown as text.").optional();

  private final Input<Optional<String>> commit =
      Input.text("commit")
          .describedAs("The commit that was deployed. Otherwise the one the run is for.")
          .optional();

  private final Input<Optional<String>> lastGoodCommit =
      Input.text("last-good-commit")
          .describedAs("The commit that served well before: what to roll back to.")
          .optional();

  private final Input<Optional<Long>> deployment =
      Input.longNumber("deployment")
          .describedAs(
              "A number that grows from deploy to deploy, which tells which failures a healthy one ends."
                  + " Otherwise the run's id.")
          .optional();

  private final Input<Optional<Path>> logFile =
      Input.path("log-file")
          .describedAs("A log, seen from the workspace; its last lines are shown.")
          .optional();

  private final Input<Optional<Secret>> secrets =
      Input.secret("secrets")
          .describedAs("Secrets that the log may hold, one a line. They are masked in the issue.")
          .optional();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(
        result,
        environment,
        project,
        service,
        reason,
        title,
        summary,
        commit,
        lastGoodCommit,
        deployment,
        logFile,
        secrets);
  }

  /** Adds everything that is wrong with them. */
  void check(ActionContext context, InputProblems problems) {
    if (result.value().isPresent() && result.value().flatMap(EarlierResult::parse).isEmpty()) {
      problems.add("result", "is not the output `result` of one of Penstock's actions");
    }
    checkNames(context, problems);
    require(problems, "reason", reason.value().orElse(USUAL_REASON), REASON, "words with dashes");
    commit.value().ifPresent(id -> require(problems, "commit", id, COMMIT, "a commit's digits"));
    lastGoodCommit
        .value()
        .ifPresent(id -> require(problems, "last-good-commit", id, COMMIT, "a commit's digits"));
    if (release().isEmpty() && deployment(context).isEmpty()) {
      problems.add("deployment", "is missing, and the run has no id");
    }
    if (logFile.value().filter(file -> !Files.isReadable(resolved(context, file))).isPresent()) {
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
    environment
        .value()
        .ifPresentOrElse(
            name -> require(problems, "environment", name, NAME, "a name"),
            () -> problems.add("environment", "is missing, and no `result` tells it"));
    project(context)
        .ifPresentOrElse(
            name -> require(problems, "project", name, NAME, "a name"),
            () -> problems.add("project", "is missing, and the repository is not known"));
    require(problems, "service", service.value(), NAME, "a name");
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
            environment.value().orElseThrow(),
            service.value(),
            failure.reasonCode()),
        deployment(context).orElseThrow(),
        /* rollback= */ false,
        commit.value().or(() -> context.runtime().run().sha()),
        Aftermath.UNKNOWN,
        Optional.of(failure),
        Optional.empty(),
        lastGoodCommit.value().map(id -> new ProvenRelease(Optional.empty(), Optional.of(id))),
        List.of(),
        List.of(),
        SchemaChange.UNKNOWN,
        List.of(),
        Optional.empty(),
        "");
  }

  /** Somebody's failure, not this action's: Penstock's pages know it only if Penstock told it. */
  private Failure failure() {
    EarlierResult earlier =
        result.value().flatMap(EarlierResult::parse).orElseGet(EarlierResult::none);
    Optional<String> known = earlier.reason().filter(word -> REASON.matcher(word).matches());
    return new Failure(
        ExitCode.FAILED,
        reason.value().or(() -> known).orElse(USUAL_REASON),
        title.value().or(earlier::message).orElse("The deploy failed"),
        summary.value().or(earlier::why).orElse(""),
        earlier.next().orElse("Look at the run, mend the cause and deploy again."),
        reason.value().isPresent() ? "" : known.map(code -> PAGE + code).orElse(""));
  }

  private ReleaseFacts withLog(ReleaseFacts facts, ActionContext context) {
    secrets.value().ifPresent(context.redactor()::add);
    return logFile
        .value()
        .map(file -> facts.withOutput(LogTail.of(resolved(context, file), context.redactor())))
        .orElse(facts);
  }

  private Optional<ReleaseFacts> release() {
    return result.value().flatMap(EarlierResult::parse).flatMap(EarlierResult::release);
  }

  private Optional<String> project(ActionContext context) {
    return project
        .value()
        .or(
            () ->
                context
                    .runtime()
                    .run()
                    .repository()
                    .map(name -> name.substring(name.indexOf('/') + 1)));
  }

  private Optional<Long> deployment(ActionContext context) {
    return deployment.value().or(() -> context.runtime().run().runId().map(Long::valueOf));
  }

  private static Path resolved(ActionContext context, Path file) {
    return context.runtime().run().workspace().resolve(file);
  }
}

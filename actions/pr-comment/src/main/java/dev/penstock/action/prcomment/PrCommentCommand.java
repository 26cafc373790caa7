package dev.penstock.action.prcomment;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.GitHubInputs;
import dev.penstock.inputs.ProviderSession;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.review.StickyComments;
import dev.penstock.runtime.PullRequestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps one comment on a pull request: writes it, edits it, or removes it. */
@Command(
    name = "pr-comment",
    description = "Keeps one comment on a pull request: writes it, edits it, or removes it.")
public final class PrCommentCommand implements ActionCommand {
  static final Output COMMENT_URL =
      new Output("comment-url", "The comment's address. Empty after `delete`.");
  static final Output CHANGE =
      new Output("change", "`created`, `edited`, `unchanged`, `removed` or `was-absent`.");

  private final ProviderSession.Factory sessions;

  enum Work {
    UPSERT,
    DELETE
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "<command>",
      defaultValue = "upsert",
      description =
          "`upsert`: write the comment or edit the one that is there. `delete`: remove it.")
  private Work command = Work.UPSERT;

  @Option(
      names = "--pull-request",
      description = "The pull request's number. Otherwise the one whose event started the run.")
  private Optional<Integer> pullRequest = Optional.empty();

  @Option(
      names = "--key",
      defaultValue = "penstock",
      description =
          "Which comment: there is one of each key on a pull request. Lower-case letters, digits,"
              + " dashes and slashes.")
  private String key = "penstock";

  @Option(names = "--body", description = "The comment's Markdown.")
  private Optional<String> body = Optional.empty();

  @Option(
      names = "--body-file",
      description = "A file that holds the comment's Markdown, seen from the workspace.")
  private Optional<Path> bodyFile = Optional.empty();

  @Mixin private final GitHubInputs github = new GitHubInputs();

  public PrCommentCommand() {
    this(ProviderSession::open);
  }

  PrCommentCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public List<Output> outputs() {
    return List.of(COMMENT_URL, CHANGE);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    if (number(context).isEmpty()) {
      problems.add("pull-request", "is missing, and the run was not started by a pull request");
    }
    if (!key.matches("[a-z0-9]([a-z0-9/-]{0,98}[a-z0-9])?")) {
      problems.add("key", "must be lower-case letters, digits, dashes and slashes, 100 at most");
    }
    if (command == Work.UPSERT && body.isPresent() == bodyFile.isPresent()) {
      problems.add("body", "or body-file must be given, and not both");
    }
    if (bodyFile.filter(file -> !Files.isReadable(resolved(context, file))).isPresent()) {
      problems.add("body-file", "names no file that can be read");
    }
    github.require(problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    int number = number(context).orElseThrow();
    try (ProviderSession session =
        sessions.open(context, github.addTo(Credentials.none()), Optional.empty())) {
      StickyComments comments = session.providers().comments();
      return switch (command) {
        case UPSERT -> upsert(comments, number, text(context));
        case DELETE -> delete(comments, number);
      };
    }
  }

  private ActionReport upsert(StickyComments comments, int number, String text) {
    StickyComments.Posted posted = comments.upsert(number, key, text);
    String change = posted.change().name().toLowerCase(Locale.ROOT);
    return ActionReport.done("comment-" + change, "the comment is " + change)
        .with(COMMENT_URL, posted.url())
        .with(CHANGE, change);
  }

  private ActionReport delete(StickyComments comments, int number) {
    Removal removal = comments.remove(number, key);
    String change = removal == Removal.REMOVED ? "removed" : "was-absent";
    return ActionReport.done("comment-" + change, "the comment " + change.replace('-', ' '))
        .with(CHANGE, change);
  }

  private Optional<Integer> number(ActionContext context) {
    return pullRequest.or(
        () -> context.runtime().event().pullRequest().map(PullRequestEvent::number));
  }

  private String text(ActionContext context) {
    return body.orElseGet(() -> read(resolved(context, bodyFile.orElseThrow())));
  }

  private static Path resolved(ActionContext context, Path file) {
    return context.runtime().run().workspace().resolve(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.invalid(
              "body-unreadable",
              "The file of body-file could not be read as text",
              e.getClass().getSimpleName(),
              "Give it as UTF-8.")
          .asException(e);
    }
  }
}

package dev.penstock.action.prcomment;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
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

/** Keeps one comment on a pull request: writes it, edits it, or removes it. */
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

  private final Input<Work> command =
      Input.choice("command", Work.values())
          .positional()
          .describedAs(
              "`upsert`: write the comment or edit the one that is there. `delete`: remove it.")
          .or(Work.UPSERT);

  private final Input<Optional<Integer>> pullRequest =
      Input.number("pull-request")
          .describedAs("The pull request's number. Otherwise the one whose event started the run.")
          .optional();

  private final Input<String> key =
      Input.text("key")
          .describedAs(
              "Which comment: there is one of each key on a pull request. Lower-case letters, digits,"
                  + " dashes and slashes.")
          .or("penstock");

  private final Input<Optional<String>> body =
      Input.text("body").describedAs("The comment's Markdown.").optional();

  private final Input<Optional<Path>> bodyFile =
      Input.path("body-file")
          .describedAs("A file that holds the comment's Markdown, seen from the workspace.")
          .optional();

  private final GitHubInputs github = new GitHubInputs();

  public PrCommentCommand() {
    this(ProviderSession::open);
  }

  PrCommentCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "pr-comment";
  }

  @Override
  public String description() {
    return "Keeps one comment on a pull request: writes it, edits it, or removes it.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(command, pullRequest, key, body, bodyFile, github);
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
    if (!key.value().matches("[a-z0-9]([a-z0-9/-]{0,98}[a-z0-9])?")) {
      problems.add("key", "must be lower-case letters, digits, dashes and slashes, 100 at most");
    }
    if (command.value() == Work.UPSERT
        && body.value().isPresent() == bodyFile.value().isPresent()) {
      problems.add("body", "or body-file must be given, and not both");
    }
    if (bodyFile.value().filter(file -> !Files.isReadable(resolved(context, file))).isPresent()) {
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
      return switch (command.value()) {
        case UPSERT -> upsert(comments, number, text(context));
        case DELETE -> delete(comments, number);
      };
    }
  }

  private ActionReport upsert(StickyComments comments, int number, String text) {
    StickyComments.Posted posted = comments.upsert(number, key.value(), text);
    String change = posted.change().name().toLowerCase(Locale.ROOT);
    return ActionReport.done("comment-" + change, "the comment is " + change)
        .with(COMMENT_URL, posted.url())
        .with(CHANGE, change);
  }

  private ActionReport delete(StickyComments comments, int number) {
    Removal removal = comments.remove(number, key.value());
    String change = removal == Removal.REMOVED ? "removed" : "was-absent";
    return ActionReport.done("comment-" + change, "the comment " + change.replace('-', ' '))
        .with(CHANGE, change);
  }

  private Optional<Integer> number(ActionContext context) {
    return pullRequest
        .value()
        .or(() -> context.runtime().event().pullRequest().map(PullRequestEvent::number));
  }

  private String text(ActionContext context) {
    return body.value().orElseGet(() -> read(resolved(context, bodyFile.value().orElseThrow())));
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

package dev.penstock.action.rollback;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.ChosenEnvironment;
import dev.penstock.inputs.CloudflareInputs;
import dev.penstock.inputs.EnvironmentInputs;
import dev.penstock.inputs.EnvironmentSession;
import dev.penstock.inputs.GitHubInputs;
import dev.penstock.inputs.NeonInputs;
import dev.penstock.inputs.NoticeInputs;
import dev.penstock.inputs.ReleaseAnswer;
import dev.penstock.inputs.TurnInput;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.pipeline.release.RollbackOptions;
import dev.penstock.pipeline.release.RollbackRun;
import dev.penstock.pipeline.release.RollbackTarget;
import java.util.List;
import java.util.Optional;

/** Takes a lasting environment back to a release that was proven, and proves it again. */
public final class RollbackCommand implements ActionCommand {
  /** The target's own commit counts, so any will do until it is found. */
  private static final String NO_COMMIT = "0".repeat(40);

  private final EnvironmentSession.Factory sessions;

  private final EnvironmentInputs environment = new EnvironmentInputs();

  private final Input<String> to =
      Input.text("to")
          .describedAs(
              "Where to: `last-proven`, the id of a deployment, or a commit (7 digits or more) that was"
                  + " proven.")
          .or("last-proven");

  private final Input<DatabaseChoice> database =
      Input.choice("database", DatabaseChoice.values())
          .describedAs(
              "`untouched`, or `restore` to take the database back too, which takes back everything"
                  + " that was written since; what it held is kept as a branch.")
          .or(DatabaseChoice.UNTOUCHED);

  private final Input<Optional<String>> confirm =
      Input.text("confirm")
          .describedAs(
              "The environment's name once more; `database: restore` is refused without it.")
          .optional();

  private final Input<Boolean> hold =
      Input.flag("hold")
          .describedAs("Whether the commit that is left is kept from being deployed again.")
          .or(true);

  private final TurnInput turn = new TurnInput();

  private final NeonInputs neon = new NeonInputs();
  private final CloudflareInputs cloudflare = new CloudflareInputs();
  private final GitHubInputs github = new GitHubInputs();
  private final NoticeInputs notices = new NoticeInputs();

  public RollbackCommand() {
    this(EnvironmentSession::open);
  }

  RollbackCommand(EnvironmentSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public String description() {
    return "Takes a lasting environment back to a release that was proven, its services in reverse"
        + " order, and proves each again.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(
        environment, to, database, confirm, hold, turn, neon, cloudflare, github, notices);
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        ReleaseAnswer.URL,
        ReleaseAnswer.SERVICES,
        ReleaseAnswer.STATE,
        ReleaseAnswer.DEPLOYMENT,
        ReleaseAnswer.ISSUE);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    ChosenEnvironment chosen = environment.chosen();
    chosen.check(context, problems);
    notices.check(problems);
    github.require(problems);
    if (chosen.hasDatabase(context)) {
      neon.require(problems);
    } else if (database.value() == DatabaseChoice.RESTORE) {
      problems.add("database", "cannot be restored: penstock.yml has no database: section");
    }
    if (chosen.usesCloudflare(context)) {
      cloudflare.require(problems);
    }
    checkTarget(problems);
    turn.check(problems);
  }

  private void checkTarget(InputProblems problems) {
    try {
      RollbackTarget.parse(to.value());
    } catch (PenstockException e) {
      problems.add("to", e.failure().why());
    }
    if (database.value() == DatabaseChoice.RESTORE
        && confirm.value().filter(environment.chosen().name()::equals).isEmpty()) {
      problems.add(
          "confirm",
          "must be the environment's name: a restored database loses what was written since");
    }
  }

  @Override
  public ActionReport run(ActionContext context) {
    EnvironmentPlan plan = environment.chosen().plan(context, NO_COMMIT);
    Credentials credentials = github.addTo(cloudflare.addTo(neon.addTo(Credentials.none())));
    try (EnvironmentSession session = sessions.open(context, credentials)) {
      ReleaseReport report =
          new RollbackRun(
                  session.providers(),
                  ChosenEnvironment.identity(context),
                  context.redactor(),
                  context.time(),
                  context.progress())
              .run(plan, options());
      return ReleaseAnswer.of(
          report,
          NoticeInputs.links(context),
          notices.tell(context, session, environment.chosen(), report));
    }
  }

  private RollbackOptions options() {
    return new RollbackOptions(
        RollbackTarget.parse(to.value()),
        database.value() == DatabaseChoice.RESTORE,
        hold.value(),
        turn.patience());
  }
}

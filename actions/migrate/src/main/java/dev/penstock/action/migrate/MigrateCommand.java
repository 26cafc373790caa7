package dev.penstock.action.migrate;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.inputs.ChosenEnvironment;
import dev.penstock.inputs.EnvironmentInputs;
import dev.penstock.inputs.EnvironmentSession;
import dev.penstock.inputs.GitHubInputs;
import dev.penstock.inputs.NeonInputs;
import dev.penstock.inputs.TurnInput;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.MigrateRun;
import java.util.List;

/** Brings a lasting environment's schema up to date, with a way back. */
public final class MigrateCommand implements ActionCommand {
  private final EnvironmentSession.Factory sessions;

  private final EnvironmentInputs environment = new EnvironmentInputs();

  private final TurnInput turn = new TurnInput();

  private final NeonInputs neon = new NeonInputs();
  private final GitHubInputs github = new GitHubInputs();

  public MigrateCommand() {
    this(EnvironmentSession::open);
  }

  MigrateCommand(EnvironmentSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String description() {
    return "Takes a restore point of a lasting environment's database, runs its migrations and records"
        + " what was applied.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(environment, turn, neon, github);
  }

  @Override
  public List<Output> outputs() {
    return MigrationAnswer.OUTPUTS;
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    ChosenEnvironment chosen = environment.chosen();
    chosen.check(context, problems);
    chosen.checkForMigrating(context, problems);
    neon.require(problems);
    github.require(problems);
    turn.check(problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    EnvironmentPlan plan = environment.chosen().plan(context);
    Credentials credentials = github.addTo(neon.addTo(Credentials.none()));
    try (EnvironmentSession session = sessions.open(context, credentials)) {
      return MigrationAnswer.of(
          new MigrateRun(
                  session.providers(),
                  ChosenEnvironment.identity(context),
                  context.redactor(),
                  context.time(),
                  context.progress())
              .run(plan, turn.patience()));
    }
  }
}

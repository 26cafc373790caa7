package dev.penstock.command;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Time;
import dev.penstock.runtime.ActionRuntime;
import java.util.List;
import java.util.Optional;

/**
 * The life of every command: inputs are bound, everything wrong with them is told at once, then it
 * runs, and what came of it is written. The only place where a failure becomes an exit status.
 */
public final class ActionRunner {
  private final Program program;
  private final ActionRuntime runtime;
  private final Time time;

  public ActionRunner(Program program, ActionRuntime runtime, Time time) {
    this.program = program;
    this.runtime = runtime;
    this.time = time;
  }

  /**
   * Runs a command. Never throws and never ends the process.
   *
   * @return the exit status, see {@link ExitCode}
   */
  public int run(ActionCommand command, List<String> arguments) {
    try {
      CommandModel model = CommandModel.of(command);
      ParsedArguments parsed = ParsedArguments.parse(model, arguments);
      return answer(command, model, parsed).orElseGet(() -> act(command, model, parsed)).code();
    } catch (RuntimeException | Error e) {
      Failure failure = FailureMapper.failureOf(e, runtime.progress());
      ReportWriter.tell(failure, runtime, program.name());
      return failure.exit().code();
    }
  }

  /** Help and version: questions that touch nothing. */
  private Optional<ExitCode> answer(
      ActionCommand command, CommandModel model, ParsedArguments parsed) {
    if (parsed.standard().contains(StandardOption.HELP)) {
      runtime.print(new HelpText(program, model, Output.allOf(command)).render());
      return Optional.of(ExitCode.DONE);
    }
    if (parsed.standard().contains(StandardOption.VERSION)) {
      runtime.print(program.name() + " " + program.version());
      return Optional.of(ExitCode.DONE);
    }
    return Optional.empty();
  }

  private ExitCode act(ActionCommand command, CommandModel model, ParsedArguments parsed) {
    if (parsed.standard().contains(StandardOption.DEBUG)) {
      runtime.progress().showDebug();
    }
    ActionReport report = report(command, model, parsed);
    new ReportWriter(runtime, model.name(), Output.allOf(command)).write(report);
    return report.exit();
  }

  private ActionReport report(ActionCommand command, CommandModel model, ParsedArguments parsed) {
    try {
      InputProblems problems = new InputProblems();
      parsed.problems().forEach(problems::add);
      new InputBinder(runtime, parsed, problems).bind(model);
      return checkAndRun(command, problems)
          .orElseGet(() -> ActionReport.failed(problems.failure(model.name())));
    } catch (RuntimeException | Error e) {
      return ActionReport.failed(FailureMapper.failureOf(e, runtime.progress()));
    }
  }

  private Optional<ActionReport> checkAndRun(ActionCommand command, InputProblems problems) {
    ActionContext context = ActionContext.of(runtime, time);
    if (problems.isEmpty()) {
      command.check(context, problems);
    } else {
      problems.addOthers(foundTogether(command, context));
    }
    return problems.isEmpty() ? Optional.of(command.run(context)) : Optional.empty();
  }

  /** What else is wrong, so that all is told at once, as far as it shows beside the rest. */
  private static InputProblems foundTogether(ActionCommand command, ActionContext context) {
    InputProblems together = new InputProblems();
    try {
      command.check(context, together);
    } catch (RuntimeException e) {
      context.progress().debug("not all inputs could be checked beside those that are wrong");
    }
    return together;
  }
}

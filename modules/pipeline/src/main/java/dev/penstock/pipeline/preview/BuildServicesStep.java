package dev.penstock.pipeline.preview;

import dev.penstock.config.CommandConfig;
import dev.penstock.pipeline.release.BuildCommand;
import dev.penstock.pipeline.step.StepLog;
import dev.penstock.pipeline.tool.ProgramTask;
import dev.penstock.pipeline.tool.ToolRunner;
import java.util.Optional;

/** Runs the commands with which services are built, before anything of a preview is made. */
public final class BuildServicesStep {
  private final BuildCommand command;
  private final StepLog steps;

  public BuildServicesStep(ToolRunner tools, StepLog steps) {
    this.command = new BuildCommand(tools);
    this.steps = steps;
  }

  /**
   * Builds the services that have such a command, in the order of deployment.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 1 when one does not build, with the
   *     last lines of its command; 2 when the command cannot be started or a value is not known
   */
  public void run(PreviewPlan plan) {
    for (PlannedService service : plan.services()) {
      service.config().build().ifPresent(build -> run(plan, service, build));
    }
  }

  private void run(PreviewPlan plan, PlannedService service, CommandConfig build) {
    steps.run(
        "Build " + service.key(),
        () -> {
          command.run(build, plan.root(), task(plan, service), plan.valuesFor(service));
          return build;
        },
        done -> String.join(" ", done.command()));
  }

  private static ProgramTask task(PreviewPlan plan, PlannedService service) {
    return new ProgramTask(
        ProgramTask.Stage.BUILD,
        service.key(),
        service.name(),
        plan.owner().environment(),
        service.host().stream().toList(),
        plan.identity().commit(),
        Optional.empty());
  }
}

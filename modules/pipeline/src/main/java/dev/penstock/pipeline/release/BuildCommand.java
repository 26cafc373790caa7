package dev.penstock.pipeline.release;

import dev.penstock.config.CommandConfig;
import dev.penstock.config.template.Fact;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.tool.ProgramTask;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.pipeline.tool.ToolVariables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the command with which a service is built, whatever deploys it afterwards. */
public final class BuildCommand {
  private final ToolRunner tools;

  public BuildCommand(ToolRunner tools) {
    this.tools = tools;
  }

  /**
   * Builds the service; does nothing for one that has no such command.
   *
   * @param values what the command's variables may refer to
   * @throws PenstockException with exit 1 when it fails, with the last lines it printed; 2 when it
   *     cannot be started or a value is not known
   */
  public void run(EnvironmentPlan plan, PlacedService service, Values values) {
    service
        .config()
        .build()
        .ifPresent(
            build ->
                run(
                    build,
                    plan.root(),
                    task(plan, service),
                    values.with(Fact.SERVICE, service.key())));
  }

  /**
   * Builds a service.
   *
   * @param root the folder of {@code penstock.yml}, absolute
   * @param task what it is built for
   * @param values what the command's variables may refer to
   * @throws PenstockException with exit 1 when it fails, with the last lines it printed; 2 when it
   *     cannot be started or a value is not known
   */
  public void run(CommandConfig build, Path root, ProgramTask task, Values values) {
    ToolResult result = tools.run(call(build, root, task, values));
    if (!result.succeeded()) {
      throw failed(build, task.service(), result);
    }
  }

  private static ToolCall call(CommandConfig build, Path root, ProgramTask task, Values values) {
    ToolVariables variables = ToolVariables.of(build.environment(), values).with(task.variables());
    return new ToolCall(
        build.command(),
        root.resolve(build.directory()).normalize(),
        variables.plain(),
        variables.secret(),
        build.timeout());
  }

  private static ProgramTask task(EnvironmentPlan plan, PlacedService service) {
    return new ProgramTask(
        ProgramTask.Stage.BUILD,
        service.key(),
        service.name(),
        plan.name(),
        List.of(service.host()),
        Optional.of(plan.commit()),
        Optional.empty());
  }

  private static PenstockException failed(CommandConfig build, String service, ToolResult result) {
    return Failure.failed(
            "build-failed",
            "Building " + service + " failed: " + String.join(" ", build.command()),
            result.explain(build.timeout()),
            "Mend what its last lines complain about and deploy again; nothing was changed.")
        .asException();
  }
}

package dev.penstock.pipeline.preview;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.migration.MigrationCommand;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;

/** Runs the project's own migration command against the preview's branch. */
public final class MigrateDatabaseStep {
  /** What the step is called among the steps of a run. */
  public static final String TITLE = "Migrations";

  private final ToolRunner tools;

  public MigrateDatabaseStep(ToolRunner tools) {
    this.tools = tools;
  }

  /**
   * Runs the command.
   *
   * @throws PenstockException with exit 1 when it fails, with the last lines it printed
   */
  public void run(PreviewPlan plan, MigrationsConfig migrations, PreparedDatabase database) {
    MigrationCommand command = new MigrationCommand(migrations, plan.root());
    ToolResult result = command.run(tools, plan.values(), database.urls());
    if (!result.succeeded()) {
      throw failed(command, result);
    }
  }

  private static PenstockException failed(MigrationCommand command, ToolResult result) {
    return Failure.failed(
            "migration-failed",
            "The migrations failed: " + command.text(),
            command.explain(result),
            "Mend the migration and push again; the preview's branch keeps what was applied and"
                + " production was not touched.")
        .asException();
  }
}

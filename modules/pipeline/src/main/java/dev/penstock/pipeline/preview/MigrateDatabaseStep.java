package dev.penstock.pipeline.preview;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.util.LinkedHashMap;
import java.util.Map;

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
    Values values =
        plan.values()
            .with(SecretReference.POOLED_DATABASE_URL, database.urls().pooled())
            .with(SecretReference.DIRECT_DATABASE_URL, database.urls().direct());
    ToolResult result = tools.run(call(plan, migrations, values));
    if (!result.succeeded()) {
      throw failed(migrations, result);
    }
  }

  private static ToolCall call(PreviewPlan plan, MigrationsConfig migrations, Values values) {
    Map<String, String> plain = new LinkedHashMap<>();
    Map<String, Secret> secret = new LinkedHashMap<>();
    migrations
        .environment()
        .forEach((name, template) -> evaluate(name, template, values, plain, secret));
    return new ToolCall(
        migrations.command(),
        plan.root().resolve(migrations.directory()).normalize(),
        plain,
        secret,
        migrations.timeout());
  }

  private static void evaluate(
      String name,
      Template template,
      Values values,
      Map<String, String> plain,
      Map<String, Secret> secret) {
    if (template.isSecret()) {
      secret.put(name, template.evaluateSecret(values));
    } else {
      plain.put(name, template.evaluate(values));
    }
  }

  private static PenstockException failed(MigrationsConfig migrations, ToolResult result) {
    String command = String.join(" ", migrations.command());
    String why =
        result.timedOut()
            ? "it was stopped after " + migrations.timeout().toSeconds() + " s"
            : "it exited with " + result.exit();
    return Failure.failed(
            "migration-failed",
            "The migrations failed: " + command,
            why + tail(result),
            "Mend the migration and push again; the preview's branch keeps what was applied and"
                + " production was not touched.")
        .asException();
  }

  private static String tail(ToolResult result) {
    return result.lastLines().isEmpty()
        ? ""
        : ", its last lines:\n" + String.join("\n", result.lastLines());
  }
}

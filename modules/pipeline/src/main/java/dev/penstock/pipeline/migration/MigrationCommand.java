package dev.penstock.pipeline.migration;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.Values;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.pipeline.tool.ToolVariables;
import java.nio.file.Path;

/**
 * The project's own migration command.
 *
 * @param config what {@code penstock.yml} says of it
 * @param root the folder of {@code penstock.yml}
 */
public record MigrationCommand(MigrationsConfig config, Path root) {

  /**
   * Runs it against a database. That it fails is a result.
   *
   * @param values what its variables may refer to, besides the database's addresses
   */
  public ToolResult run(ToolRunner tools, Values values, ConnectionUrls urls) {
    return tools.run(
        call(
            values
                .with(SecretReference.POOLED_DATABASE_URL, urls.pooled())
                .with(SecretReference.DIRECT_DATABASE_URL, urls.direct())));
  }

  /** The command as a person would type it. */
  public String text() {
    return String.join(" ", config.command());
  }

  /** Why it failed, and the last lines it printed. */
  public String explain(ToolResult result) {
    return result.explain(config.timeout());
  }

  private ToolCall call(Values values) {
    ToolVariables variables = ToolVariables.of(config.environment(), values);
    return new ToolCall(
        config.command(),
        root.resolve(config.directory()).normalize(),
        variables.plain(),
        variables.secret(),
        config.timeout());
  }
}

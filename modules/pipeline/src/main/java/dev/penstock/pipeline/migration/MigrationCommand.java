package dev.penstock.pipeline.migration;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.template.SecretReference;
import dev.penstock.config.template.Template;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

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
    String why =
        result.timedOut()
            ? "it was stopped after " + config.timeout().toSeconds() + " s"
            : "it exited with " + result.exit();
    return result.lastLines().isEmpty()
        ? why
        : why + ", its last lines:\n" + String.join("\n", result.lastLines());
  }

  private ToolCall call(Values values) {
    Map<String, String> plain = new LinkedHashMap<>();
    Map<String, Secret> secret = new LinkedHashMap<>();
    config
        .environment()
        .forEach((name, template) -> evaluate(name, template, values, plain, secret));
    return new ToolCall(
        config.command(),
        root.resolve(config.directory()).normalize(),
        plain,
        secret,
        config.timeout());
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
}

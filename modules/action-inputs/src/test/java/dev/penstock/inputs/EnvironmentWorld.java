package dev.penstock.inputs;

import dev.penstock.command.ActionCommand;
import dev.penstock.command.CommandHarness;
import dev.penstock.pipeline.incident.FakeFailureIssues;
import dev.penstock.pipeline.incident.Notice;
import dev.penstock.pipeline.release.FakeEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A checkout whose {@code penstock.yml} has an environment production, and fake providers, in which
 * an action can run.
 */
public final class EnvironmentWorld {
  private static final String CONFIG =
      """
      version: 1
      project: codex
      database:
        provider: neon
        project: ${env.NEON_PROJECT_ID}
        name: codex
        role: codex_owner
      dns: { provider: cloudflare, zone: codex.example }
      environments:
        production: {}
      services:
        api:
          deployer: workers
          environments: { production: { name: codex-api, host: "api.${zone}" } }
          secrets: { DATABASE_URL: "${database.pooled-url}" }
        web:
          deployer: workers
          after: [api]
          environments: { production: { name: codex-web, host: "www.${zone}" } }
      """;

  /** The fakes ask for none of them; that they are there is looked at before. */
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "NEON_API_KEY", "neon-key-of-the-test",
          "CLOUDFLARE_API_TOKEN", "cloudflare-token-of-the-test",
          "CLOUDFLARE_ACCOUNT_ID", "acct1",
          "GITHUB_TOKEN", "github-token-of-the-test");

  private final FakeEnvironment providers = new FakeEnvironment();
  private final FakeFailureIssues issues = new FakeFailureIssues(providers.ledger());
  private final List<Notice> notices = new ArrayList<>();
  private final Path workspace;

  /** A world in an empty folder. */
  public EnvironmentWorld(Path workspace) {
    this.workspace = workspace;
    try {
      Files.writeString(workspace.resolve("penstock.yml"), CONFIG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who does the work. */
  public FakeEnvironment providers() {
    return providers;
  }

  /** Where failures are told. */
  public FakeFailureIssues issues() {
    return issues;
  }

  /** What the webhook was told. */
  public List<Notice> notices() {
    return notices;
  }

  /** The command in a workflow's step for production, with all it needs but its own inputs. */
  public CommandHarness run(Function<EnvironmentSession.Factory, ActionCommand> command) {
    return CommandHarness.inWorkflow(() -> command.apply((context, login) -> session()))
        .variable("GITHUB_WORKSPACE", workspace.toString())
        .variable("NEON_PROJECT_ID", "still-fog-12345678")
        .variables(CREDENTIALS)
        .input("environment", "production");
  }

  private EnvironmentSession session() {
    return new EnvironmentSession(providers, () -> issues, address -> notices::add, () -> {});
  }
}

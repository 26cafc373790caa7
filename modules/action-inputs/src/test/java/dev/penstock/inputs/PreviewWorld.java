package dev.penstock.inputs;

import dev.penstock.command.ActionCommand;
import dev.penstock.command.CommandHarness;
import dev.penstock.pipeline.preview.FakeProviders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** A checkout with a {@code penstock.yml} and fake providers, in which an action can run. */
public final class PreviewWorld {
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
      services:
        api:
          deployer: workers
          preview: { name: "codex-api-preview-${pr}", host: "api-preview-${pr}.${zone}" }
          secrets: { DATABASE_URL: "${database.pooled-url}" }
        web:
          deployer: workers
          preview: { name: "codex-web-preview-${pr}", host: "codex-preview-${pr}.${zone}" }
      """;

  /** The fakes ask for none of them; that they are there is looked at before. */
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "NEON_API_KEY", "neon-key-of-the-test",
          "CLOUDFLARE_API_TOKEN", "cloudflare-token-of-the-test",
          "CLOUDFLARE_ACCOUNT_ID", "acct1",
          "GITHUB_TOKEN", "github-token-of-the-test");

  private final FakeProviders providers = new FakeProviders();
  private final Path workspace;

  /** A world in an empty folder. */
  public PreviewWorld(Path workspace) {
    this.workspace = workspace;
    write("penstock.yml", CONFIG);
  }

  /** Who does the work. */
  public FakeProviders providers() {
    return providers;
  }

  /** Writes a file into the workspace. */
  public void write(String name, String text) {
    try {
      Files.writeString(workspace.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file of the workspace is. */
  public String path(String name) {
    return workspace.resolve(name).toString();
  }

  /** The command in a workflow's step for pull request 8, with all it needs. */
  public CommandHarness run(Function<ProviderSession.Factory, ActionCommand> command) {
    return withoutInputs(command)
        .variable("NEON_PROJECT_ID", "still-fog-12345678")
        .input("pull-request", "8")
        .input("commit", FakeProviders.COMMIT);
  }

  /** The command in a workflow's step that was given nothing but the job's credentials. */
  public CommandHarness withoutInputs(Function<ProviderSession.Factory, ActionCommand> command) {
    return CommandHarness.inWorkflow(
            () -> command.apply((context, login, zone) -> new ProviderSession(providers, () -> {})))
        .variable("GITHUB_WORKSPACE", workspace.toString())
        .variables(CREDENTIALS);
  }
}

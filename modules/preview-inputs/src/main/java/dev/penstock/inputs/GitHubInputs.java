package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.FromEnvironment;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How GitHub is reached. */
public final class GitHubInputs {
  @Option(
      names = "--github-token",
      description =
          "The workflow's token. Previews take `pull-requests: write` and `deployments: write`,"
              + " lasting environments `deployments: write`, `issues: write` and `actions: read`.")
  @FromEnvironment("GITHUB_TOKEN")
  private Optional<Secret> token = Optional.empty();

  /** Adds what is missing of them, for a run that cannot do without. */
  public void require(InputProblems problems) {
    if (token.isEmpty()) {
      problems.add("github-token", Missing.of("GITHUB_TOKEN"));
    }
  }

  /** The credentials with GitHub's, where they are given. */
  public Credentials addTo(Credentials credentials) {
    return token.map(credentials::withGitHub).orElse(credentials);
  }
}

package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Optional;

/** How GitHub is reached. */
public final class GitHubInputs implements InputGroup {
  private final Input<Optional<Secret>> token =
      Input.secret("github-token")
          .describedAs(
              "The workflow's token. Previews take `pull-requests: write` and `deployments: write`,"
                  + " lasting environments `deployments: write`, `issues: write` and `actions: read`.")
          .from("GITHUB_TOKEN")
          .optional();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(token);
  }

  /** Adds what is missing of them, for a run that cannot do without. */
  public void require(InputProblems problems) {
    if (token.value().isEmpty()) {
      problems.add("github-token", Missing.of("GITHUB_TOKEN"));
    }
  }

  /** The credentials with GitHub's, where they are given. */
  public Credentials addTo(Credentials credentials) {
    return token.value().map(credentials::withGitHub).orElse(credentials);
  }
}

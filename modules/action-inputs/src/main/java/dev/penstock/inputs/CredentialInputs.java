package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import java.util.List;

/** How every provider of a preview is reached. */
public final class CredentialInputs implements InputGroup {
  private final NeonInputs neon = new NeonInputs();
  private final CloudflareInputs cloudflare = new CloudflareInputs();
  private final GitHubInputs github = new GitHubInputs();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(neon, cloudflare, github);
  }

  /**
   * Adds what is missing of them.
   *
   * @param database whether there is a database, which takes a key of its own
   */
  public void require(boolean database, InputProblems problems) {
    if (database) {
      neon.require(problems);
    }
    cloudflare.require(problems);
    github.require(problems);
  }

  /** Those that are given. */
  public Credentials credentials() {
    return github.addTo(cloudflare.addTo(neon.addTo(Credentials.none())));
  }
}

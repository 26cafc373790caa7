package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.InputProblems;
import picocli.CommandLine.Mixin;

/** How every provider of a preview is reached. */
public final class CredentialInputs {
  @Mixin private final NeonInputs neon = new NeonInputs();
  @Mixin private final CloudflareInputs cloudflare = new CloudflareInputs();
  @Mixin private final GitHubInputs github = new GitHubInputs();

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

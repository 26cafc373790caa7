package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import picocli.CommandLine.Mixin;

/** How every provider of a preview is reached. */
public final class CredentialInputs {
  @Mixin private final NeonInputs neon = new NeonInputs();
  @Mixin private final CloudflareInputs cloudflare = new CloudflareInputs();
  @Mixin private final GitHubInputs github = new GitHubInputs();

  /** Those that are given. */
  public Credentials credentials() {
    return github.addTo(cloudflare.addTo(neon.addTo(Credentials.none())));
  }
}

package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.FromEnvironment;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How Neon is reached. */
public final class NeonInputs {
  @Option(
      names = "--neon-api-key",
      description = "An API key of Neon. Needed when `penstock.yml` has a database.")
  @FromEnvironment("NEON_API_KEY")
  private Optional<Secret> apiKey = Optional.empty();

  /** Adds what is missing of them, for a run that cannot do without. */
  public void require(InputProblems problems) {
    if (apiKey.isEmpty()) {
      problems.add("neon-api-key", Missing.of("NEON_API_KEY"));
    }
  }

  /** The credentials with Neon's, where they are given. */
  public Credentials addTo(Credentials credentials) {
    return apiKey.map(credentials::withNeon).orElse(credentials);
  }
}

package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Optional;

/** How Neon is reached. */
public final class NeonInputs implements InputGroup {
  private final Input<Optional<Secret>> apiKey =
      Input.secret("neon-api-key")
          .describedAs("An API key of Neon. Needed when `penstock.yml` has a database.")
          .from("NEON_API_KEY")
          .optional();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(apiKey);
  }

  /** Adds what is missing of them, for a run that cannot do without. */
  public void require(InputProblems problems) {
    if (apiKey.value().isEmpty()) {
      problems.add("neon-api-key", Missing.of("NEON_API_KEY"));
    }
  }

  /** The credentials with Neon's, where they are given. */
  public Credentials addTo(Credentials credentials) {
    return apiKey.value().map(credentials::withNeon).orElse(credentials);
  }
}

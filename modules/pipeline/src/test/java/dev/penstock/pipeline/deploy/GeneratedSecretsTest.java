package dev.penstock.pipeline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.resource.Owner;
import org.junit.jupiter.api.Test;

class GeneratedSecretsTest {
  private static final Owner EIGHT = new Owner("codex", "pr-8");
  private static final Secret SEED = Secret.of("a-token-of-some-provider");
  private final GeneratedSecrets secrets = new GeneratedSecrets(SEED);

  @Test
  void a_later_run_gives_the_same_secret_again() {
    assertThat(new GeneratedSecrets(SEED).generate(EIGHT, "KEY"))
        .isEqualTo(secrets.generate(EIGHT, "KEY"));
  }

  @Test
  void another_environment_name_or_seed_gives_another_secret() {
    assertThat(secrets.generate(EIGHT, "KEY"))
        .isNotEqualTo(secrets.generate(EIGHT, "OTHER"))
        .isNotEqualTo(secrets.generate(new Owner("codex", "pr-9"), "KEY"))
        .isNotEqualTo(new GeneratedSecrets(Secret.of("another")).generate(EIGHT, "KEY"));
  }

  @Test
  void a_secret_is_43_characters_and_does_not_hold_the_seed() {
    assertThat(secrets.generate(EIGHT, "KEY").reveal())
        .matches("[A-Za-z0-9_-]{43}")
        .doesNotContain(SEED.reveal());
  }
}

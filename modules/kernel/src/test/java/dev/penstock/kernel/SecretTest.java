package dev.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {
  private record Holder(String user, Secret password) {}

  @Test
  void a_secret_shows_itself_only_when_asked() {
    Secret secret = Secret.of("hunter2");
    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(new Holder("me", secret)).asString().isEqualTo("Holder[user=me, password=***]");
  }

  @Test
  void a_blank_secret_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("  "));
  }
}

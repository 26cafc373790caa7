package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  @Test
  void a_final_line_break_as_from_a_file_does_no_harm() {
    assertThat(new Credential(Secret.of("abc\n"), "KEY", "").token()).isEqualTo(Secret.of("abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab c", "ab\r\nX: 1", "ab\u00e9"})
  void what_cannot_be_a_token_is_refused_without_being_repeated(String text) {
    PenstockException refused =
        catchThrowableOfType(
            PenstockException.class, () -> new Credential(Secret.of(text), "KEY", ""));
    assertThat(refused.failure().exit()).isEqualTo(ExitCode.INVALID);
    assertThat(refused.failure()).asString().doesNotContain("ab").contains("KEY");
  }
}

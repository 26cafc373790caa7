package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a-", "-a", "A", "a_b", "a b", "ä"})
  void a_name_is_lower_case_with_dashes(String name) {
    assertThatThrownBy(() -> new Output(name, "Something."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_output_says_what_it_is() {
    assertThatThrownBy(() -> new Output("url", " ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outputs_of_the_same_name_are_the_same() {
    assertThat(new Output("branch-2", "One."))
        .isEqualTo(new Output("branch-2", "Other."))
        .hasSameHashCodeAs(new Output("branch-2", "Other."))
        .isNotEqualTo(new Output("branch-3", "One."));
  }
}

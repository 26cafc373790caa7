package dev.penstock.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KEYS = List.of("directory", "deployer", "after", "max-delay");

  @ParameterizedTest
  @CsvSource({
    "directry, directory",
    "driectory, directory",
    "Directory, directory",
    "deployers, deployer",
    "afetr, after",
    "max_delay, max-delay",
  })
  void a_slip_finds_its_word(String slip, String word) {
    assertThat(Nearest.to(slip, KEYS)).contains(word);
  }

  @Test
  void something_else_finds_nothing() {
    assertThat(Nearest.to("command", KEYS)).isEmpty();
    assertThat(Nearest.to("", KEYS)).isEmpty();
    assertThat(Nearest.to("directory".repeat(20), KEYS)).isEmpty();
    assertThat(Nearest.to("after", List.of())).isEmpty();
  }

  @Property
  void one_letter_is_a_distance_of_one(
      @ForAll @AlphaChars @StringLength(min = 2, max = 12) String word, @ForAll char character) {
    assertThat(Nearest.distance(word, word)).isZero();
    assertThat(Nearest.distance(word, word + character)).isEqualTo(1);
    assertThat(Nearest.distance(word, word.substring(1))).isEqualTo(1);
    assertThat(Nearest.distance(word, word.charAt(1) + word.substring(0, 1) + word.substring(2)))
        .isLessThanOrEqualTo(1);
  }
}

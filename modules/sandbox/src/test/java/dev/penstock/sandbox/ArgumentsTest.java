package dev.penstock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void without_options_it_is_the_codex_world_of_this_checkout() {
    Arguments arguments = Arguments.of();
    assertThat(arguments.keepRunning()).isFalse();
    assertThat(arguments.portFile()).isEmpty();
    assertThat(arguments.options().seed()).isEqualTo(SandboxOptions.Seed.CODEX);
    assertThat(arguments.options().runsWorkers()).isTrue();
    assertThat(arguments.options().baseline().orElseThrow())
        .endsWith(Path.of("examples/codex/database/baseline.sql"))
        .exists();
    assertThat(arguments.options().home()).isAbsolute().endsWithRaw(Path.of(".penstock/sandbox"));
  }

  @Test
  void every_option_is_understood() {
    Arguments arguments =
        Arguments.of(
            "--keep-running",
            "--seed",
            "none",
            "--port-file",
            "p.json",
            "--baseline",
            "b.sql",
            "--home",
            "/h",
            "--record-workers");
    assertThat(arguments.keepRunning()).isTrue();
    assertThat(arguments.portFile()).contains(Path.of("p.json"));
    assertThat(arguments.options().seed()).isEqualTo(SandboxOptions.Seed.NONE);
    assertThat(arguments.options().baseline()).contains(Path.of("b.sql"));
    assertThat(arguments.options().home()).isEqualTo(Path.of("/h"));
    assertThat(arguments.options().runsWorkers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "--teapot, no such option: --teapot",
    "--seed, --seed needs a value",
    "--seed=chaos, no such option: --seed=chaos",
  })
  void what_it_does_not_understand_it_says(String option, String complaint) {
    assertThatThrownBy(() -> Arguments.of(option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }
}

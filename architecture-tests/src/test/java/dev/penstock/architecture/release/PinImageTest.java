package dev.penstock.architecture.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.architecture.Checkout;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinImageTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private Place place;

  @BeforeEach
  void prepare() {
    place = Place.in(folder);
  }

  @Test
  void every_action_names_the_digest_and_nothing_else_changes() {
    place.run("bin/pin-image", DIGEST).well();
    String changes = place.git("diff", "--unified=0", "--", ".");
    assertThat(changes.lines().filter(line -> line.matches("[-+] .*")))
        .hasSize(2 * Checkout.files("action.yml").size())
        .allMatch(
            line -> line.startsWith("-  image: ") || line.endsWith("deploy-preview@" + DIGEST));
  }

  @Test
  void it_can_be_taken_back() {
    place.run("bin/pin-image", "v1").well();
    place.git("commit", "--quiet", "--all", "--allow-empty", "--message", "At v1");
    place.run("bin/pin-image", DIGEST).well();
    place.run("bin/pin-image", "v1").well();
    assertThat(place.git("status", "--porcelain")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "v1.2.3", "sha256:abc", "v0", "sha256:x; rm -rf ."})
  void what_is_neither_a_digest_nor_a_major_version_is_refused(String argument) {
    place.run("bin/pin-image", argument).refused(2, "is neither a digest nor a major version");
    assertThat(place.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void an_action_without_the_line_is_not_passed_over() {
    place.change("actions/deploy/action.yml", "runs: {using: docker, image: Dockerfile}\n");
    place
        .run("bin/pin-image", DIGEST)
        .refused(1, "actions/deploy/action.yml does not have one line");
  }
}

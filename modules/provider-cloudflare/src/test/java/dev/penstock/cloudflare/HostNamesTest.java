package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Slug;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private static final String ZONE = "codex.example";

  @Test
  void hosts_below_the_zone_are_taken_in_lower_case_and_in_order() {
    assertThat(HostNames.checked(ZONE, List.of("Web-8.codex.example", "a.b.codex.example")))
        .containsExactly("web-8.codex.example", "a.b.codex.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codex.example",
        "CODEX.example",
        "api.notcodex.example",
        "api.codex.example.evil.example",
        "*.codex.example",
        "-a.codex.example",
        "a-.codex.example",
        "a..codex.example",
        "a_b.codex.example",
        "ä.codex.example",
        "a b.codex.example",
        "a.codex.example/",
        "",
        "a.codex.example."
      })
  void others_are_refused(String host) {
    assertThat(failure(host).exit()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void labels_and_names_that_are_too_long_are_refused() {
    failure("a".repeat(64) + ".codex.example");
    failure("a.".repeat(122) + "codex.example");
  }

  @Test
  void all_problems_are_named_at_once() {
    Failure failure = failure("a.other.example", "codex.example", "a b");

    assertThat(failure.why()).contains("a.other.example").contains("apex").contains("'a?b'");
  }

  @Property
  void any_text_makes_a_legal_host_once_it_is_a_slug(@ForAll String text) {
    String host = Slug.of(text) + "." + ZONE;

    assertThat(HostNames.checked(ZONE, List.of(host))).containsExactly(host);
  }

  @Property
  void what_is_refused_is_shown_without_control_characters(@ForAll String text) {
    try {
      HostNames.checked(ZONE, List.of(text));
    } catch (PenstockException e) {
      assertThat(e.failure().why()).doesNotContainPattern("[\\p{Cntrl}]");
    }
  }

  private static Failure failure(String... hosts) {
    return catchThrowableOfType(
            PenstockException.class, () -> HostNames.checked(ZONE, List.of(hosts)))
        .failure();
  }
}

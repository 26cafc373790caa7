package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} has a section for every reason code, and none besides. */
class TroubleshootingTest {
  private final Page page = Page.read("docs/troubleshooting.md");
  private final ReasonCodes codes = ReasonCodes.ofTheSources();

  @Test
  void every_reason_code_has_its_section_and_none_is_made_up() {
    List<String> sections =
        page.text()
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(l -> l.substring(3))
            .toList();
    assertThat(sections).doesNotHaveDuplicates();
    assertThat(sections).containsExactlyInAnyOrderElementsOf(codes.failures().keySet());
  }

  @Test
  void every_section_begins_with_the_exit_status_of_its_code() {
    codes
        .failures()
        .forEach(
            (code, exits) ->
                assertThat(page.section("## " + code).strip())
                    .as(code)
                    .startsWith("*Exit " + inWords(exits) + ".* "));
  }

  @Test
  void codes_that_are_put_together_are_found_too() {
    assertThat(codes.failures())
        .containsKeys("wrong-version", "dns-missing", "rights-missing", "tool-missing");
  }

  private static String inWords(SortedSet<Integer> exits) {
    return exits.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }
}

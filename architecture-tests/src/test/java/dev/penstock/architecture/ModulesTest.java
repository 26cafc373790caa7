package dev.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/architecture.md} and the modules of the build are the same. */
class ModulesTest {
  private static final Pattern MODULE = Pattern.compile("<module>(?:modules/)?([^<]+)</module>");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  private final List<String> modules = all(MODULE, Checkout.read("pom.xml"));
  private final List<String> rows =
      all(ROW, Page.read("docs/architecture.md").section("## The parts"));

  @Test
  void every_module_has_a_row() {
    assertThat(modules)
        .isNotEmpty()
        .allSatisfy(module -> assertThat(rows).anyMatch(row -> covers(row, module)));
  }

  @Test
  void every_row_is_about_a_module() {
    assertThat(rows)
        .doesNotHaveDuplicates()
        .allSatisfy(row -> assertThat(modules).anyMatch(module -> covers(row, module)));
  }

  /** A row may stand for several modules: {@code provider-*}. */
  private static boolean covers(String row, String module) {
    return module.matches(Pattern.quote(row).replace("*", "\\E[^/]+\\Q"));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}

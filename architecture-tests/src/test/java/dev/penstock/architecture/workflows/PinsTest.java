package dev.penstock.architecture.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.architecture.Checkout;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commits that are run, shown and told are the same ones. */
class PinsTest {
  private static final Pattern PIN =
      Pattern.compile("uses: ([\\w.-]+/[\\w.-]+)[\\w./-]*@([0-9a-f]{40}) # (v[\\d.]+)");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+/[\\w.-]+)` \\| (v[\\d.]+) \\| `([0-9a-f]{40})` \\|");

  @Test
  void the_page_tells_every_pin_of_a_workflow_and_none_besides() {
    Set<String> told = new TreeSet<>();
    ROW.matcher(Checkout.read("docs/dependencies.md"))
        .results()
        .forEach(row -> told.add(pin(row.group(1), row.group(3), row.group(2))));
    assertThat(told).isNotEmpty();
    assertThat(pins(WorkflowFiles.all().stream().map(WorkflowFile::text)))
        .containsExactlyElementsOf(told);
  }

  @Test
  void what_the_pages_show_is_pinned_to_the_same_commits() {
    Set<String> shown =
        pins(Checkout.files(".md").stream().map(Path::toString).map(Checkout::read));
    assertThat(shown).isNotEmpty();
    assertThat(pins(WorkflowFiles.all().stream().map(WorkflowFile::text))).containsAll(shown);
  }

  private static Set<String> pins(Stream<String> texts) {
    Set<String> pins = new TreeSet<>();
    texts
        .flatMap(text -> PIN.matcher(text).results())
        .forEach((MatchResult use) -> pins.add(pin(use.group(1), use.group(2), use.group(3))));
    return pins;
  }

  private static String pin(String action, String commit, String version) {
    return action + "@" + commit + " " + version;
  }
}

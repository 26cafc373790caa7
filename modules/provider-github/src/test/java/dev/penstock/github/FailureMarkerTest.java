package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.incident.Signature;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FailureMarkerTest {
  private static final Signature SIGNATURE =
      new Signature("codex", "production", "api", "wrong-version");

  @Property(tries = 300)
  void what_is_written_is_read_whatever_the_signature(
      @ForAll("signatures") Signature signature, @ForAll("entries") List<Long> entries) {
    FailureMarker marker = new FailureMarker(signature, entries, entries.size());

    assertThat(FailureMarker.read(marker.line() + "\nbody")).contains(marker);
  }

  @Property(tries = 300)
  void it_is_one_hidden_line(@ForAll("signatures") Signature signature) {
    String line = FailureMarker.of(signature, 7).line();

    assertThat(line).matches("<!-- [ -~]* -->");
    assertThat(line.substring(4, line.length() - 3)).doesNotContain("--").doesNotContain(">");
  }

  @Property(tries = 300)
  void no_other_text_is_one(@ForAll String text) {
    assertThat(FailureMarker.read(text)).isEmpty();
  }

  @Test
  void it_stands_in_the_first_line_and_nowhere_else() {
    String line = FailureMarker.of(SIGNATURE, 7).line();

    assertThat(line)
        .isEqualTo(
            "<!-- penstock:failure v=1 signature=codex/production/api/wrong%2Dversion"
                + " entries=7 seen=1 -->");
    assertThat(FailureMarker.read(line + "\r\nbody")).isPresent();
    for (String other :
        List.of("\n" + line, " " + line, "> " + line, line + " ", line.replace("v=1", "v=2"))) {
      assertThat(FailureMarker.read(other)).as(other).isEmpty();
    }
  }

  @Test
  void it_remembers_the_newest_entries_and_counts_all() {
    FailureMarker marker = FailureMarker.of(SIGNATURE, 1);
    for (long entry = 2; entry <= 30; entry++) {
      marker = marker.with(entry).with(entry);
    }

    assertThat(marker.seen()).isEqualTo(30);
    assertThat(marker.entries()).hasSize(20).startsWith(11L).endsWith(30L);
    assertThat(marker.newest()).isEqualTo(30);
  }

  @Test
  void an_older_entry_that_comes_late_is_not_the_newest() {
    FailureMarker marker = FailureMarker.of(SIGNATURE, 9).with(4);

    assertThat(marker.newest()).isEqualTo(9);
    assertThat(marker.entries()).containsExactly(4L, 9L);
  }

  @Provide
  Arbitrary<Signature> signatures() {
    return Combinators.combine(texts(), texts(), texts(), texts()).as(Signature::new);
  }

  @Provide
  Arbitrary<List<Long>> entries() {
    return Arbitraries.longs()
        .between(0, 999_999_999_999L)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(20)
        .filter(text -> text.chars().noneMatch(each -> Character.isSurrogate((char) each)));
  }
}

package dev.penstock.pipeline.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CutLinesTest {

  @Property
  void short_lines_are_those_that_the_jdk_reads(@ForAll("texts") String text) throws IOException {
    List<CutLines.Line> lines = read(text);

    assertThat(lines).extracting(CutLines.Line::text).isEqualTo(text.lines().toList());
    assertThat(lines).noneMatch(CutLines.Line::isCut);
  }

  @Test
  void a_long_line_is_cut_and_the_next_one_is_whole() throws IOException {
    List<CutLines.Line> lines = read("x".repeat(ToolResult.LONGEST_LINE + 1) + "\nnext");

    assertThat(lines)
        .containsExactly(
            new CutLines.Line("x".repeat(ToolResult.LONGEST_LINE), true),
            new CutLines.Line("next", false));
  }

  @Test
  void a_line_that_just_fits_is_not_cut() throws IOException {
    assertThat(read("x".repeat(ToolResult.LONGEST_LINE))).noneMatch(CutLines.Line::isCut);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', ' ', '\n', '\r').ofMaxLength(20);
  }

  private static List<CutLines.Line> read(String text) throws IOException {
    CutLines lines = new CutLines(new BufferedReader(new StringReader(text)));
    List<CutLines.Line> read = new ArrayList<>();
    for (Optional<CutLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      read.add(line.get());
    }
    return read;
  }
}

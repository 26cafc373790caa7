package dev.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a program prints. */
class AnswerReaderPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void any_lines_are_read_without_a_failure_of_ours(@ForAll List<String> lines) {
    assertHarmless(AnswerReader.read(lines));
  }

  @Property
  void any_values_are_taken_as_they_are_or_not_at_all(
      @ForAll String release, @ForAll String url, @ForAll String image)
      throws JsonProcessingException {
    String line = JSON.writeValueAsString(Map.of("release", release, "url", url, "image", image));

    Answer answer = AnswerReader.read(List.of(line));

    assertHarmless(answer);
    if (answer instanceof Answer.Named named) {
      assertThat(named.id()).isEqualTo(release);
    }
  }

  private static void assertHarmless(Answer answer) {
    String text =
        switch (answer) {
          case Answer.Named(var id, var url, var image) -> id + url.orElse("") + image.orElse("");
          case Answer.None none -> "";
          case Answer.Unusable(String why) -> why;
        };
    assertThat(text).matches("[ -~…]*");
  }
}

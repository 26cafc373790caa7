package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WorkflowCommandTest {

  @Property
  void the_runner_reads_back_what_was_written(
      @ForAll("hostile") String title, @ForAll("hostile") String data) {
    String line = new WorkflowCommand("error", Map.of("title", title), data).line();

    assertThat(line).doesNotContain("\n", "\r");
    RunnerCommand read = RunnerCommand.in(line).orElseThrow();
    assertThat(read.name()).isEqualTo("error");
    assertThat(read.data()).isEqualTo(data);
    assertThat(read.properties().getOrDefault("title", "")).isEqualTo(title.strip());
  }

  @Test
  void a_command_without_properties_has_no_space() {
    assertThat(new WorkflowCommand("endgroup", "").line()).isEqualTo("::endgroup::");
  }

  @Test
  void the_place_of_an_annotation_is_in_its_properties() {
    Annotation annotation =
        new Annotation(
            "Bad: key",
            "no such key, 100%",
            java.util.Optional.of(new Annotation.Place("a,b.yml", 3)));

    assertThat(annotation.command("warning").line())
        .isEqualTo("::warning title=Bad%3A key,file=a%2Cb.yml,line=3::no such key, 100%25");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.text();
  }
}

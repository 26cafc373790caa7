package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  private final Input<Integer> required = Input.number("pr").required();
  private final Input<Optional<Integer>> optional = Input.number("pr").optional();
  private final Input<Integer> defaulted = Input.number("pr").or(7);

  @Test
  void nobody_can_ask_for_a_value_before_the_run_has_begun() {
    for (Input<?> input : List.of(required, optional, defaulted)) {
      assertThatThrownBy(input::value)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("pr");
    }
  }

  @Test
  void what_was_given_is_the_value() {
    assertThat(required.bind("8")).isTrue();
    assertThat(optional.bind("8")).isTrue();
    assertThat(defaulted.bind("8")).isTrue();

    assertThat(required.value()).isEqualTo(8);
    assertThat(optional.value()).contains(8);
    assertThat(defaulted.value()).isEqualTo(8);
  }

  @Test
  void what_is_no_value_counts_as_not_given() {
    assertThat(required.bind("eight")).isFalse();
    assertThat(optional.bind("eight")).isFalse();
    assertThat(defaulted.bind("eight")).isFalse();

    assertThat(required.given()).isEmpty();
    assertThatThrownBy(required::value).isInstanceOf(IllegalStateException.class);
    assertThat(optional.value()).isEmpty();
    assertThat(defaulted.value()).isEqualTo(7);
  }

  @Test
  void what_nobody_gave_is_its_default_or_empty() {
    required.bindNothing();
    optional.bindNothing();
    defaulted.bindNothing();

    assertThat(required.given()).isEmpty();
    assertThat(optional.value()).isEmpty();
    assertThat(defaulted.value()).isEqualTo(7);
  }

  @Test
  void a_default_is_told_as_people_write_it() {
    assertThat(Input.choice("c", StandardOption.values()).or(StandardOption.HELP).spec())
        .extracting(InputSpec::defaultValue)
        .isEqualTo(Optional.of("help"));
    assertThat(Input.list("l").or(new ItemList(List.of("a", "b"))).spec().defaultValue())
        .contains("a,b");
    assertThat(Input.flag("f").or(false).spec().defaultValue()).contains("false");
  }

  @Property
  void a_duration_is_the_sum_of_its_parts(
      @ForAll @IntRange(max = 999) int hours, @ForAll @IntRange(max = 9999) int seconds) {
    assertThat(DurationText.read(hours + "h" + seconds + "s"))
        .contains(Duration.ofHours(hours).plusSeconds(seconds));
  }

  @Property
  void a_duration_that_is_written_reads_the_same(
      @ForAll @LongRange(max = 9_999_999_999L) long millis) {
    Duration time = Duration.ofMillis(millis);
    assertThat(DurationText.read(DurationText.write(time))).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "5m", "30m", "1h30m", "2d", "20ms"})
  void a_duration_is_written_as_people_do(String text) {
    assertThat(DurationText.read(text).map(DurationText::write)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "m", "5m ", "-5m", "5s5m", "1.5s", "99999999999999999999s", "PT5M"})
  void what_is_no_duration_is_refused(String text) {
    assertThat(DurationText.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "99999999999", "0x1", "eight", "٣"})
  void what_is_no_whole_number_is_refused(String text) {
    assertThat(InputType.number().read().apply(text)).isEmpty();
  }

  @Property
  void any_text_is_read_or_refused_but_never_thrown_at(@ForAll String text) {
    List<InputType<?>> types =
        List.of(
            InputType.text(),
            InputType.number(),
            InputType.longNumber(),
            InputType.flag(),
            InputType.duration(),
            InputType.url(),
            InputType.path(),
            InputType.list(),
            InputType.choice(StandardOption.values()));
    for (InputType<?> type : types) {
      assertThat(type.read().apply(text)).isNotNull();
    }
  }
}

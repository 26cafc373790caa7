package dev.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SlugTest {
  private static final String LEGAL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";

  @Test
  void a_legal_name_stays_as_it_is() {
    assertThat(Slug.of("codex-web-preview-8")).isEqualTo("codex-web-preview-8");
  }

  @Test
  void a_branch_name_becomes_readable_and_ends_in_a_hash() {
    assertThat(Slug.of("Feature/Auth.v2 🚀")).matches("feature-auth-v2-[0-9a-f]{8}");
  }

  @Test
  void accents_are_taken_off_rather_than_dropped_with_their_letter() {
    assertThat(Slug.of("café")).startsWith("cafe-");
  }

  @Test
  void text_without_a_single_legal_character_is_its_hash() {
    assertThat(Slug.of("🚀🚀")).matches("[0-9a-f]{8}");
  }

  @Test
  void a_name_typed_to_look_like_another_ones_hashed_form_does_not_meet_it() {
    String hashed = Slug.of("Feature/Auth");
    assertThat(Slug.of(hashed)).isNotEqualTo(hashed);
  }

  @Property
  void every_text_becomes_a_legal_name_within_the_limit(@ForAll String text) {
    assertThat(Slug.of(text, 20)).matches(LEGAL).hasSizeLessThanOrEqualTo(20);
  }

  @Property
  void the_same_text_always_gives_the_same_name(@ForAll String text) {
    assertThat(Slug.of(text)).isEqualTo(Slug.of(text));
  }

  @Property
  void two_different_texts_never_meet(
      @ForAll @StringLength(max = 80) String one, @ForAll @StringLength(max = 80) String other) {
    Assume.that(!one.equals(other));
    assertThat(Slug.of(one, 30)).isNotEqualTo(Slug.of(other, 30));
  }

  @Property
  void long_names_that_differ_only_in_what_is_cut_off_never_meet(
      @ForAll @StringLength(min = 1, max = 5) String one,
      @ForAll @StringLength(min = 1, max = 5) String other) {
    Assume.that(!one.equals(other));
    String common = "a".repeat(70);
    assertThat(Slug.of(common + one)).isNotEqualTo(Slug.of(common + other));
  }
}

package dev.penstock.pipeline.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Parts that are hashed one after the other stay apart. */
class ContentHashPropertyTest {

  @Property
  void two_lists_of_texts_have_one_hash_only_if_they_are_equal(
      @ForAll @Size(max = 4)
          List<@StringLength(max = 3) @CharRange(from = 'a', to = 'b') String> one,
      @ForAll @Size(max = 4)
          List<@StringLength(max = 3) @CharRange(from = 'a', to = 'b') String> other) {
    assertThat(hash(one).equals(hash(other))).isEqualTo(one.equals(other));
  }

  @Property
  void a_text_is_not_the_bytes_of_several(@ForAll String one, @ForAll String other) {
    assertThat(new FramedHash().text(one).text(other).hex())
        .isNotEqualTo(new FramedHash().text(one + other).hex());
  }

  private static String hash(List<String> texts) {
    return new FramedHash().texts(texts).hex();
  }
}

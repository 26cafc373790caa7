package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VendorTextTest {
  private final Redactor redactor = new Redactor();

  @Test
  void words_come_out_on_one_line_without_secrets() {
    redactor.add(Secret.of("hunter2"));
    assertThat(VendorText.shown(" bad\r\n::set-output\u001b[31m hunter2 ", redactor))
        .isEqualTo("bad ::set-output [31m ***");
  }

  @Test
  void long_words_are_cut_between_characters() {
    assertThat(VendorText.shown("🚀".repeat(400), redactor)).isEqualTo("🚀".repeat(300) + "…");
  }

  @Property
  void no_words_ever_make_a_second_line(@ForAll String words) {
    assertThat(VendorText.shown(words, new Redactor()).lines().count()).isLessThanOrEqualTo(1);
  }
}

package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WranglerVersionTest {
  @Test
  void it_is_found_among_what_wrangler_says() {
    assertThat(find("4.135.0")).hasToString("4.135.0");
    assertThat(find(" ⛅️ wrangler 4.86.0 (update available 4.164.0)")).hasToString("4.86.0");
    assertThat(find("v4.135.0-beta.1")).hasToString("4.135.0");
    assertThat(WranglerVersion.find(List.of("no version", "1.2", "10.0.0.1"))).isEmpty();
  }

  @Property
  void numbers_are_compared_as_numbers(
      @ForAll @IntRange(max = 999) int minor, @ForAll @IntRange(max = 999) int other) {
    assertThat(Integer.signum(version(minor).compareTo(version(other))))
        .isEqualTo(Integer.signum(Integer.compare(minor, other)));
  }

  @Test
  void the_major_number_counts_most() {
    assertThat(new WranglerVersion(5, 0, 0)).isGreaterThan(version(999));
    assertThat(new WranglerVersion(4, 1, 2)).isGreaterThan(version(1));
  }

  private static WranglerVersion version(int minor) {
    return new WranglerVersion(4, minor, 0);
  }

  private static WranglerVersion find(String line) {
    return WranglerVersion.find(List.of(line)).orElseThrow();
  }
}

package dev.penstock.github;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final String LIST = "<https://api.github.com/repositories/5/issues/8/comments?";

  @Test
  void the_last_page_is_the_one_that_github_names() {
    String next = LIST + "per_page=100&page=2>; rel=\"next\"";
    String last = LIST + "per_page=100&page=17>; rel=\"last\"";

    assertThat(Listing.last(next + ", " + last, 1)).isEqualTo(17);
  }

  @Test
  void without_a_last_page_the_next_one_is_as_far_as_is_known() {
    assertThat(Listing.last(LIST + "page=4&per_page=100>; rel=\"next\"", 3)).isEqualTo(4);
    assertThat(Listing.last(LIST + "after=Y3Vyc29y>; rel=\"next\"", 3)).isEqualTo(4);
  }

  @Test
  void the_size_of_a_page_is_not_its_number() {
    assertThat(Listing.last(LIST + "per_page=100>; rel=\"next\"", 1)).isEqualTo(2);
  }

  @Test
  void links_to_earlier_pages_lead_nowhere() {
    String first = LIST + "page=8>; rel=\"first\"";
    String previous = LIST + "page=9>; rel=\"prev\"";

    assertThat(Listing.last(first + ", " + previous, 3)).isEqualTo(3);
    assertThat(Listing.last("", 3)).isEqualTo(3);
  }

  @Property(tries = 300)
  void no_text_leads_back(@ForAll String text, @ForAll @IntRange(min = 1, max = 50) int page) {
    assertThat(Listing.last(text, page)).isEqualTo(page);
    assertThat(Listing.last(text + "&page=99999999999>; rel=\"next\"", page)).isEqualTo(page + 1);
  }
}

package dev.penstock.pipeline.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private static final Owner OWNER = new Owner("codex", "pr-8");

  @Test
  void a_mark_names_project_and_environment_and_can_be_read_back() {
    assertThat(OWNER.mark()).isEqualTo("penstock:codex/pr-8");
    assertThat(Owner.fromMark(OWNER.mark())).contains(OWNER);
  }

  @Test
  void a_mark_with_anything_around_it_is_nobodys() {
    assertThat(Owner.fromMark("see penstock:codex/pr-8")).isEmpty();
    assertThat(Owner.fromMark("penstock:codex/pr-8\n")).isEmpty();
  }

  @Test
  void names_that_are_not_legal_make_no_owner() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Owner("Codex", "pr-8"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Owner("codex", "pr/8"));
  }

  @Test
  void the_longest_mark_fits_a_dns_records_comment() {
    Owner longest = new Owner("p".repeat(Owner.LIMIT), "e".repeat(Owner.LIMIT));
    assertThat(longest.mark()).hasSize(100);
    assertThat(Owner.fromMark(longest.mark() + "e")).isEmpty();
  }

  @Property
  void any_text_is_a_mark_only_of_the_owner_who_would_write_it(@ForAll String text) {
    Owner.fromMark("penstock:" + text)
        .ifPresent(owner -> assertThat(owner.mark()).isEqualTo("penstock:" + text));
  }
}

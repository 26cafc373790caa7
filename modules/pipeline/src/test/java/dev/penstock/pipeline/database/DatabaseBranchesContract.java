package dev.penstock.pipeline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DatabaseBranches} does alike. The project it works in begins with the branch
 * {@code production} only, which is the default.
 */
public abstract class DatabaseBranchesContract {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final Owner OTHER = new Owner("codex", "pr-9");

  /** What is tested. */
  protected abstract DatabaseBranches branches();

  /** What the tested branches tell their secrets to. */
  protected abstract Redactor redactor();

  /** Which database, and as whom. */
  protected abstract DatabaseLogin login();

  /** What time it is for the project. */
  protected abstract Instant now();

  /** Somebody else makes a branch of production, with this owner's mark or none. */
  protected abstract void has(String name, Optional<Owner> owner);

  /** Somebody makes a branch with the owner's mark and protects it. */
  protected abstract void hasProtected(String name, Owner owner);

  /** The names of all branches. */
  protected abstract Set<String> names();

  /** When the branch goes away by itself. */
  protected abstract Optional<Instant> expiresAt(String name);

  private static BranchRequest request(String name, Owner owner) {
    return new BranchRequest(name, "production", owner, Optional.empty());
  }

  private static Failure failureOf(ThrowingCallable call) {
    return catchThrowableOfType(PenstockException.class, call).failure();
  }

  private static void assertRefused(String reason, ThrowingCallable call) {
    Failure failure = failureOf(call);
    assertThat(failure.reasonCode()).isEqualTo(reason);
    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  public void a_branch_that_nobody_made_is_absent() {
    assertThat(branches().find("pr-8")).isEmpty();
    assertThat(branches().remove("pr-8", OWNER)).isEqualTo(Removal.WAS_ABSENT);
  }

  @Test
  public void a_branch_is_made_once_and_found_afterwards() {
    DatabaseBranch made = branches().ensure(request("pr-8", OWNER));
    DatabaseBranch again = branches().ensure(request("pr-8", OWNER));

    assertThat(made.created()).isTrue();
    assertThat(again).isEqualTo(new DatabaseBranch(made.id(), "pr-8", false));
    assertThat(branches().find("pr-8")).contains(again);
    assertThat(names()).containsExactlyInAnyOrder("production", "pr-8");
  }

  @Test
  public void a_name_is_found_whole_and_not_as_a_part_of_another() {
    branches().ensure(request("pr-80", new Owner("codex", "pr-80")));
    branches().ensure(request("old-pr-8", new Owner("codex", "old-pr-8")));
    assertThat(branches().find("pr-8")).isEmpty();
    assertThat(branches().ensure(request("pr-8", OWNER)).created()).isTrue();
  }

  @Test
  public void a_branch_with_the_owners_mark_is_taken_up() {
    has("pr-8", Optional.of(OWNER));
    assertThat(branches().ensure(request("pr-8", OWNER)).created()).isFalse();
  }

  @Test
  public void a_removed_branch_is_gone_and_removing_it_again_does_nothing() {
    branches().ensure(request("pr-8", OWNER));

    assertThat(branches().remove("pr-8", OWNER)).isEqualTo(Removal.REMOVED);
    assertThat(names()).containsExactly("production");
    assertThat(branches().remove("pr-8", OWNER)).isEqualTo(Removal.WAS_ABSENT);
  }

  @Test
  public void a_removed_branch_can_be_made_again() {
    branches().ensure(request("pr-8", OWNER));
    branches().remove("pr-8", OWNER);
    assertThat(branches().ensure(request("pr-8", OWNER)).created()).isTrue();
  }

  @Test
  public void a_branch_expires_when_it_was_asked_to_and_a_later_time_takes_its_place() {
    Instant first = now().plus(Duration.ofDays(7));
    Instant second = now().plus(Duration.ofDays(14));

    branches().ensure(new BranchRequest("pr-8", "production", OWNER, Optional.of(first)));
    assertThat(expiresAt("pr-8")).contains(first);
    branches().ensure(new BranchRequest("pr-8", "production", OWNER, Optional.of(second)));
    assertThat(expiresAt("pr-8")).contains(second);
  }

  @Test
  public void the_default_branch_is_refused_and_untouched() {
    assertRefused("branch-protected", () -> branches().ensure(request("production", OWNER)));
    assertRefused("branch-protected", () -> branches().remove("production", OWNER));
    assertThat(names()).containsExactly("production");
  }

  @Test
  public void a_protected_branch_is_refused_and_untouched_even_with_our_mark() {
    hasProtected("pr-8", OWNER);
    assertRefused("branch-protected", () -> branches().ensure(request("pr-8", OWNER)));
    assertRefused("branch-protected", () -> branches().remove("pr-8", OWNER));
    assertThat(names()).contains("pr-8");
  }

  @Test
  public void a_branch_without_our_mark_is_refused_and_untouched() {
    has("pr-8", Optional.empty());
    has("pr-9", Optional.of(OTHER));

    assertRefused("branch-not-ours", () -> branches().ensure(request("pr-8", OWNER)));
    assertRefused("branch-not-ours", () -> branches().remove("pr-8", OWNER));
    assertRefused("branch-not-ours", () -> branches().ensure(request("pr-9", OWNER)));
    assertRefused("branch-not-ours", () -> branches().remove("pr-9", OWNER));
    assertThat(names()).contains("pr-8", "pr-9");
  }

  @Test
  public void an_unknown_parent_is_wrong_input_and_the_branches_that_exist_are_named() {
    Failure failure =
        failureOf(
            () -> branches().ensure(new BranchRequest("pr-8", "main", OWNER, Optional.empty())));
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("database-parent-unknown");
    assertThat(failure.next()).contains("production");
    assertThat(names()).containsExactly("production");
  }

  @Test
  public void each_branch_has_addresses_of_its_own_that_the_redactor_knows() {
    DatabaseBranch eight = branches().ensure(request("pr-8", OWNER));
    DatabaseBranch nine = branches().ensure(request("pr-9", OTHER));

    ConnectionUrls urls = branches().connect(eight, login());
    ConnectionUrls others = branches().connect(nine, login());
    assertThat(Set.of(urls.pooled(), urls.direct(), others.pooled(), others.direct())).hasSize(4);
    assertThat(redactor().redact("url: " + urls.pooled().reveal())).isEqualTo("url: ***");
    assertThat(redactor().redact("url: " + urls.direct().reveal())).isEqualTo("url: ***");
    assertThat(redactor().redact(password(urls.direct()))).isEqualTo(Secret.MASK);
  }

  /** The password in {@code postgresql://user:password@host/database}. */
  private static String password(Secret url) {
    String user = url.reveal().split("@", 2)[0];
    return user.substring(user.lastIndexOf(':') + 1);
  }
}

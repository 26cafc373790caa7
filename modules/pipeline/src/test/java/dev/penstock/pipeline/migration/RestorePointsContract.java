package dev.penstock.pipeline.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.RestorePointKind;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RestorePoints} does alike. The project begins with the branch {@code
 * production} only, which is the default.
 */
public abstract class RestorePointsContract {
  private static final Owner OWNER = new Owner("codex", "production");

  /** What is tested. */
  protected abstract RestorePoints points();

  /** The branch {@code production}. */
  protected abstract DatabaseBranch production();

  /** Which database, and as whom. */
  protected abstract DatabaseLogin login();

  /** The text in the branch becomes this. */
  protected abstract void write(String branch, String content);

  /** The text in the branch. */
  protected abstract String read(String branch);

  /** Somebody else makes a branch of production. */
  protected abstract void has(String name);

  /** The names of all branches. */
  protected abstract Set<String> names();

  private RestorePoint take(RestorePointKind kind) {
    return points().take(production(), login(), kind, OWNER);
  }

  private Failure failureOf(RestorePoint point, String preserveAs) {
    return catchThrowableOfType(PenstockException.class, () -> points().restore(point, preserveAs))
        .failure();
  }

  @Test
  public void a_moment_brings_back_what_was_there_and_keeps_what_was_written_since() {
    write("production", "good");
    RestorePoint point = take(RestorePointKind.MOMENT);
    write("production", "broken");

    points().restore(point, "production-broken");

    assertThat(point).isInstanceOf(RestorePoint.Moment.class);
    assertThat(point.branch()).isEqualTo("production");
    assertThat(read("production")).isEqualTo("good");
    assertThat(read("production-broken")).isEqualTo("broken");
    assertThat(names()).containsExactlyInAnyOrder("production", "production-broken");
  }

  @Test
  public void a_moment_leaves_no_branch_behind_when_nobody_goes_back() {
    take(RestorePointKind.MOMENT);
    assertThat(names()).containsExactly("production");
  }

  @Test
  public void a_copy_is_a_branch_that_keeps_what_was_there() {
    write("production", "good");
    RestorePoint point = take(RestorePointKind.BRANCH);
    write("production", "broken");

    assertThat(point).isInstanceOf(RestorePoint.Copy.class);
    String copy = ((RestorePoint.Copy) point).copy();
    assertThat(names()).containsExactlyInAnyOrder("production", copy);
    assertThat(read(copy)).isEqualTo("good");

    points().restore(point, "production-broken");

    assertThat(read("production")).isEqualTo("good");
    assertThat(read("production-broken")).isEqualTo("broken");
    assertThat(names()).contains(copy);
  }

  @Test
  public void two_copies_are_two_branches() {
    RestorePoint first = take(RestorePointKind.BRANCH);
    RestorePoint second = take(RestorePointKind.BRANCH);
    assertThat(first).isNotEqualTo(second);
    assertThat(names()).hasSize(3);
  }

  @Test
  public void a_branch_can_be_written_after_it_was_taken_back() {
    write("production", "good");
    RestorePoint point = take(RestorePointKind.MOMENT);
    write("production", "broken");
    points().restore(point, "production-broken");

    write("production", "mended");

    assertThat(read("production")).isEqualTo("mended");
    assertThat(read("production-broken")).isEqualTo("broken");
  }

  @Test
  public void the_second_attempt_of_a_restore_changes_nothing() {
    write("production", "good");
    RestorePoint point = take(RestorePointKind.MOMENT);
    write("production", "broken");
    points().restore(point, "production-broken");
    write("production", "written since");

    points().restore(point, "production-broken");

    assertThat(read("production")).isEqualTo("written since");
    assertThat(read("production-broken")).isEqualTo("broken");
  }

  @Test
  public void a_name_that_somebody_elses_branch_has_is_refused_and_nothing_changes() {
    write("production", "good");
    has("taken");
    RestorePoint point = take(RestorePointKind.MOMENT);
    write("production", "broken");

    Failure failure = failureOf(point, "taken");

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("preserved-name-taken");
    assertThat(read("production")).isEqualTo("broken");
  }

  @Test
  public void a_copy_that_is_gone_is_wrong_input() {
    write("production", "as it is");

    Failure failure = failureOf(new RestorePoint.Copy("production", "gone"), "production-broken");

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("restore-point-unknown");
    assertThat(read("production")).isEqualTo("as it is");
    assertThat(names()).containsExactly("production");
  }

  @Test
  public void a_moment_before_all_history_is_wrong_input() {
    write("production", "as it is");
    RestorePoint point =
        new RestorePoint.Moment("production", Instant.parse("2001-01-01T00:00:00Z"), "0/1");

    Failure failure = failureOf(point, "production-broken");

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("restore-point-unknown");
    assertThat(read("production")).isEqualTo("as it is");
  }

  @Test
  public void a_branch_that_does_not_exist_is_wrong_input() {
    RestorePoint point = take(RestorePointKind.BRANCH);
    String copy = ((RestorePoint.Copy) point).copy();

    Failure failure = failureOf(new RestorePoint.Copy("staging", copy), "staging-broken");

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("restore-point-unknown");
  }

  @Test
  public void the_providers_own_command_names_the_branch_and_the_name_that_keeps_its_state() {
    assertThat(points().command(take(RestorePointKind.MOMENT), "production-broken"))
        .contains("production", "production-broken");
  }
}

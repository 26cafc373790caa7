package dev.penstock.pipeline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.resource.Owner;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Deployer} does. What only some can do is in {@link GradualDeployerContract} and
 * {@link AllAtOnceDeployerContract}; a deployer's test takes one of the two.
 */
public abstract class DeployerContract {
  protected static final Owner OWNER = new Owner("codex", "production");
  protected static final String NAME = "codex-api";

  /** The deployer under test. Nothing is live but what a test puts live. */
  protected abstract Deployer deployer();

  /** A version of a service that can really be deployed, another one with each call. */
  protected abstract ServiceVersion version(String name, Owner owner);

  /** A version of the one service that most of the contract is about. */
  protected final ServiceVersion version() {
    return version(NAME, OWNER);
  }

  /** Stages the version and gives it all traffic. */
  protected final Release goLive(ServiceVersion version) {
    return deployer().promote(version, deployer().stage(version), 100);
  }

  @Test
  void nothing_is_current_where_nothing_was_put_live() {
    assertThat(deployer().current(NAME)).isEmpty();
  }

  @Test
  void building_leaves_nothing() {
    deployer().build(version());

    assertThat(deployer().current(NAME)).isEmpty();
  }

  @Test
  void building_leaves_what_is_live_as_it_is() {
    Release live = goLive(version());

    deployer().build(version());

    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void what_is_promoted_in_full_is_current() {
    Release release = goLive(version());

    assertThat(release.name()).isEqualTo(NAME);
    assertThat(release.id()).isNotBlank();
    assertThat(deployer().current(NAME)).contains(release);
  }

  @Test
  void staging_leaves_what_is_live_as_it_is() {
    Release live = goLive(version());

    StagedRelease staged = deployer().stage(version());

    assertThat(staged.name()).isEqualTo(NAME);
    assertThat(staged.release()).isNotEqualTo(Optional.of(live));
    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void what_is_staged_is_what_is_promoted() {
    goLive(version());
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);

    Release release = deployer().promote(version, staged, 100);

    assertThat(staged.release().orElse(release)).isEqualTo(release);
  }

  @Test
  void another_version_takes_the_place_of_the_one_before() {
    Release first = goLive(version());
    Release second = goLive(version());

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(deployer().current(NAME)).contains(second);
  }

  @Test
  void promoting_once_more_leaves_the_version_live() {
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);
    deployer().promote(version, staged, 100);

    Release again = deployer().promote(version, staged, 100);

    assertThat(deployer().current(NAME)).contains(again);
  }

  @Test
  void a_share_is_not_given_where_nothing_is_live_to_take_the_rest() {
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);

    assertExit(ExitCode.INVALID, () -> deployer().promote(version, staged, 10));
  }

  @Test
  void an_earlier_release_can_be_put_back() {
    Release first = goLive(version());
    goLive(version());

    deployer().rollback(first);

    assertThat(deployer().current(NAME).map(Release::id)).contains(first.id());
  }

  @Test
  void putting_back_what_is_live_already_changes_nothing() {
    Release live = goLive(version());

    deployer().rollback(live);

    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void what_was_put_back_can_be_replaced_again() {
    Release first = goLive(version());
    goLive(version());
    deployer().rollback(first);

    Release third = goLive(version());

    assertThat(deployer().current(NAME)).contains(third);
  }

  @Test
  void a_release_that_is_not_there_any_more_cannot_be_put_back() {
    Release live = goLive(version());

    assertExit(ExitCode.FAILED, () -> deployer().rollback(new Release(NAME, unknownRelease())));
    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void a_pin_is_the_same_whenever_it_is_asked_for() {
    Release live = goLive(version());

    assertThat(deployer().pin(live)).isEqualTo(deployer().pin(live));
  }

  /** An id such as the provider gives, of no release. */
  protected String unknownRelease() {
    return "v987654321";
  }

  /** Asserts that an attempt fails that way. */
  protected static void assertExit(ExitCode exit, ThrowingCallable attempt) {
    assertThat(catchThrowableOfType(PenstockException.class, attempt).failure().exit())
        .isEqualTo(exit);
  }
}

package dev.penstock.pipeline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.ExitCode;
import dev.penstock.pipeline.resource.Owner;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Deployer} does besides when its provider keeps versions, splits traffic between
 * them, and keeps the owner's mark.
 */
public abstract class GradualDeployerContract extends DeployerContract {
  private static final Owner OTHER = new Owner("codex", "staging");

  /** Puts a service there past the port, as if a person had made it. */
  protected abstract void plant(String name);

  @Test
  void what_is_staged_has_its_id_already() {
    assertThat(deployer().stage(version()).release()).isPresent();
  }

  @Test
  void a_small_share_leaves_current_what_was_before() {
    Release live = goLive(version());
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);

    Release release = deployer().promote(version, staged, 10);

    assertThat(release).isEqualTo(staged.release().orElseThrow());
    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void a_share_grows_until_it_is_all() {
    goLive(version());
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);
    deployer().promote(version, staged, 10);

    Release most = deployer().promote(version, staged, 90);
    assertThat(deployer().current(NAME)).contains(most);

    Release all = deployer().promote(version, staged, 100);
    assertThat(deployer().current(NAME)).contains(all);
    assertThat(all).isEqualTo(most);
  }

  @Test
  void the_same_share_may_be_given_again() {
    Release live = goLive(version());
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);

    Release once = deployer().promote(version, staged, 10);
    Release twice = deployer().promote(version, staged, 10);

    assertThat(twice).isEqualTo(once);
    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void promoting_once_more_gives_the_same_release() {
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);
    Release once = deployer().promote(version, staged, 100);

    assertThat(deployer().promote(version, staged, 100)).isEqualTo(once);
  }

  @Test
  void putting_back_takes_a_share_away_again() {
    Release live = goLive(version());
    ServiceVersion version = version();
    StagedRelease staged = deployer().stage(version);
    deployer().promote(version, staged, 90);

    deployer().rollback(live);

    assertThat(deployer().current(NAME)).contains(live);
  }

  @Test
  void two_releases_have_two_pins() {
    Release first = goLive(version());
    Release second = goLive(version());

    assertThat(deployer().pin(first)).isNotEmpty().isNotEqualTo(deployer().pin(second));
  }

  @Test
  void what_somebody_else_made_is_neither_staged_over_nor_promoted() {
    plant(NAME);

    assertUntouched(version());
  }

  @Test
  void what_another_environment_made_is_neither_staged_over_nor_promoted() {
    goLive(version(NAME, OTHER));

    assertUntouched(version());
  }

  private void assertUntouched(ServiceVersion version) {
    Release live = deployer().current(NAME).orElseThrow();

    assertExit(ExitCode.REFUSED, () -> deployer().stage(version));
    assertExit(
        ExitCode.REFUSED,
        () -> deployer().promote(version, StagedRelease.held(new Release(NAME, live.id())), 100));
    assertThat(deployer().current(NAME)).contains(live);
  }
}

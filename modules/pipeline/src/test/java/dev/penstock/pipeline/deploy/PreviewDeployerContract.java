package dev.penstock.pipeline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PreviewDeployer} does. Nothing is deployed but what a test deploys or plants.
 */
public abstract class PreviewDeployerContract {
  protected static final Owner OWNER = new Owner("codex", "pr-8");
  private static final Owner OTHER = new Owner("codex", "pr-9");

  /** The deployer under test. */
  protected abstract PreviewDeployer deployer();

  /** A version of a service that can really be deployed. */
  protected abstract ServiceVersion version(String name, Owner owner);

  /** Puts a service there past the port, as if a person had made it. */
  protected abstract void plant(String name);

  /** The name as the provider has it. */
  protected String name(String plain) {
    return plain;
  }

  private String eight() {
    return name("codex-api-preview-8");
  }

  @Test
  void what_was_deployed_is_current_and_owned() {
    Release release = deployer().deploy(version(eight(), OWNER));

    assertThat(release.name()).isEqualTo(eight());
    assertThat(release.id()).isNotBlank();
    assertThat(deployer().current(eight())).contains(release);
    assertThat(deployer().owned(OWNER)).containsExactly(eight());
    assertThat(deployer().owned(OTHER)).isEmpty();
  }

  @Test
  void another_version_takes_the_place_of_the_one_before() {
    Release first = deployer().deploy(version(eight(), OWNER));
    Release second = deployer().deploy(version(eight(), OWNER));

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(deployer().current(eight())).contains(second);
    assertThat(deployer().owned(OWNER)).containsExactly(eight());
  }

  @Test
  void what_is_removed_is_gone_and_removing_it_again_does_nothing() {
    deployer().deploy(version(eight(), OWNER));

    assertThat(deployer().remove(eight(), OWNER)).isEqualTo(Removal.REMOVED);
    assertThat(deployer().current(eight())).isEmpty();
    assertThat(deployer().owned(OWNER)).isEmpty();
    assertThat(deployer().remove(eight(), OWNER)).isEqualTo(Removal.WAS_ABSENT);
  }

  @Test
  void what_is_not_there_is_not_current_and_nobody_owns_it() {
    assertThat(deployer().current(eight())).isEmpty();
    assertThat(deployer().owned(OWNER)).isEmpty();
    assertThat(deployer().remove(eight(), OWNER)).isEqualTo(Removal.WAS_ABSENT);
  }

  @Test
  void what_somebody_else_made_is_neither_deployed_over_nor_removed() {
    plant(name("codex-api"));

    assertRefused(() -> deployer().deploy(version(name("codex-api"), OWNER)));
    assertRefused(() -> deployer().remove(name("codex-api"), OWNER));
    assertThat(deployer().current(name("codex-api"))).isPresent();
  }

  @Test
  void what_another_preview_made_is_neither_deployed_over_nor_removed() {
    Release release = deployer().deploy(version(name("codex-api-preview-9"), OTHER));

    assertRefused(() -> deployer().deploy(version(name("codex-api-preview-9"), OWNER)));
    assertRefused(() -> deployer().remove(name("codex-api-preview-9"), OWNER));
    assertThat(deployer().current(name("codex-api-preview-9"))).contains(release);
  }

  private static void assertRefused(ThrowingCallable attempt) {
    assertThat(catchThrowableOfType(PenstockException.class, attempt).failure().exit())
        .isEqualTo(ExitCode.REFUSED);
  }
}

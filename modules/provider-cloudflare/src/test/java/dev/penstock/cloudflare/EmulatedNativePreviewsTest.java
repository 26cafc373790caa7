package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.PreviewDeployerContract;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.tool.FakeToolRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedNativePreviewsTest extends PreviewDeployerContract {
  private static final Owner SOMEBODY = new Owner("somebody", "else");
  private static final String NAME = "codex-api/pr-8";

  @TempDir private Path folder;
  private EmulatedCloudflare cloudflare;
  private PreviewDeployer deployer;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("wrangler.json"), "{\"name\": \"codex-api\"}");
    cloudflare = new EmulatedCloudflare(folder);
    cloudflare.emulation().addWorker("codex-api", "export default {};", Map.of());
    cloudflare.emulation().enablePreviewUrls("codex-api");
    deployer = cloudflare.client().nativePreviews(new UploadingTool());
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  @Override
  protected PreviewDeployer deployer() {
    return deployer;
  }

  @Override
  protected String name(String plain) {
    return "codex-api/" + plain;
  }

  @Override
  protected ServiceVersion version(String name, Owner owner) {
    return new ServiceVersion(
        name,
        owner,
        "0123456789abcdef0123456789abcdef01234567",
        folder,
        Optional.empty(),
        List.of(),
        Map.of("COMMIT_SHA", "abc"),
        Map.of("DATABASE_URL", Secret.of("postgres://planted")));
  }

  @Override
  protected void plant(String name) {
    cloudflare.client().nativePreviews(new UploadingTool()).deploy(version(name, SOMEBODY));
  }

  @Test
  void a_preview_has_an_address_that_cloudflare_chose() {
    assertThat(deployer.deploy(version(NAME, OWNER)).url())
        .contains("https://pr-8-codex-api.sandbox.workers.dev");
  }

  @Test
  void a_worker_without_preview_urls_says_how_to_turn_them_on() {
    cloudflare.emulation().addWorker("codex-web", "export default {};", Map.of());

    assertThat(failure("codex-web/pr-8").reasonCode()).isEqualTo("preview-without-address");
  }

  @Test
  void a_worker_that_is_not_there_is_not_made() {
    assertThat(failure("codex-auth/pr-8").reasonCode()).isEqualTo("worker-missing");
    assertThat(cloudflare.emulation().workers()).containsExactly("codex-api");
  }

  @Test
  void what_a_killed_run_left_without_a_deployment_is_nobodys() {
    killedAfterCreating();

    assertThat(deployer.current(NAME)).isEmpty();
    deployer.deploy(version(NAME, OWNER));
    assertThat(deployer.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);

    killedAfterCreating();
    assertThat(deployer.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);
  }

  private void killedAfterCreating() {
    String previews =
        "/accounts/" + cloudflare.emulation().accountId() + "/workers/workers/codex-api/previews";
    cloudflare.post(previews, "{\"name\": \"pr-8\"}");
  }

  @Test
  void an_old_wrangler_is_refused_before_anything_is_asked() {
    try (FakeToolRunner tools = new FakeToolRunner().answer(0, "4.134.9")) {
      PreviewDeployer old = cloudflare.client().nativePreviews(tools);

      Failure failure =
          catchThrowableOfType(PenstockException.class, () -> old.deploy(version(NAME, OWNER)))
              .failure();

      assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
      assertThat(failure.reasonCode()).isEqualTo("wrangler-too-old");
      assertThat(failure.why()).contains("4.134.9", "4.135.0");
      assertThat(cloudflare.exchanges().all()).isEmpty();
    }
  }

  @Test
  void a_name_is_a_workers_and_a_previews() {
    for (String name : List.of("pr-8", "/pr-8", "codex-api/", "codex-api/../x", "Codex/pr-8")) {
      assertThat(failure(name).reasonCode()).as(name).isEqualTo("worker-name-illegal");
    }
    assertThat(cloudflare.exchanges().all()).isEmpty();
  }

  private Failure failure(String name) {
    return catchThrowableOfType(
            PenstockException.class, () -> deployer.deploy(version(name, OWNER)))
        .failure();
  }
}

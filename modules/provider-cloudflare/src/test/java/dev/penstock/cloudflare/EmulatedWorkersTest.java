package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.PreviewDeployerContract;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.sandbox.cloudflare.Right;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Target;
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

class EmulatedWorkersTest extends PreviewDeployerContract {
  private static final String NAME = "codex-api-preview-8";
  private static final String SCRIPT =
      "/client/v4/accounts/{account_id}/workers/scripts/{script_name}";

  @TempDir private Path folder;
  private EmulatedCloudflare cloudflare;
  private PreviewDeployer deployer;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("wrangler.json"), "{\"name\": \"codex-api-production\"}");
    cloudflare = new EmulatedCloudflare(folder);
    deployer = deployer(cloudflare.emulation().token());
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
  protected ServiceVersion version(String name, Owner owner) {
    return new ServiceVersion(
        name,
        owner,
        "0123456789abcdef0123456789abcdef01234567",
        folder,
        Optional.empty(),
        List.of(name + ".codex.example"),
        Map.of(),
        Map.of("DATABASE_URL", Secret.of("postgres://planted")));
  }

  @Override
  protected void plant(String name) {
    cloudflare
        .emulation()
        .addWorker(
            name,
            "export default { fetch: () => new Response('theirs') };",
            Map.of(),
            "api.codex.example/*");
  }

  @Test
  void removing_takes_the_route_too_and_leaves_those_of_others() {
    plant("codex-api");
    deployer.deploy(version(NAME, OWNER));

    deployer.remove(NAME, OWNER);

    assertThat(cloudflare.emulation().workers()).containsExactly("codex-api");
    assertThat(cloudflare.emulation().routes()).containsExactly("api.codex.example/* → codex-api");
  }

  @Test
  void a_removal_whose_answer_is_lost_has_removed() {
    deployer.deploy(version(NAME, OWNER));
    cloudflare
        .faults()
        .order(Target.of("cloudflare", "DELETE", SCRIPT), Fault.resetAfterwards(), 1);

    assertThat(deployer.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);
    assertThat(cloudflare.emulation().workers()).isEmpty();
    assertThat(cloudflare.faults().pending()).isZero();
  }

  @Test
  void a_token_that_may_not_change_workers_says_which_right_to_add() {
    deployer.deploy(version(NAME, OWNER));
    PreviewDeployer weak =
        deployer(cloudflare.emulation().tokenWithout(Right.WORKERS_SCRIPTS_EDIT));

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> weak.remove(NAME, OWNER));

    assertThat(thrown.failure().reasonCode()).isEqualTo("rights-missing");
    assertThat(thrown.failure().next()).contains("Workers Scripts Edit");
    assertThat(cloudflare.emulation().workers()).containsExactly(NAME);
  }

  private PreviewDeployer deployer(String token) {
    Cloudflare client = cloudflare.client(token);
    return client.workerPerPullRequest(client.zone(EmulatedCloudflare.ZONE), new UploadingTool());
  }
}

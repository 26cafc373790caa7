package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.Release;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real wrangler, as a repository has it, against the sandbox's Cloudflare. */
class RealWranglerTest {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final String NAME = "codex-api-preview-8";
  private static final Secret SECRET = Secret.of("postgres://planted:secret@db.example/codex");

  @TempDir private Path folder;
  private Repository repository;
  private EmulatedCloudflare cloudflare;

  @BeforeEach
  void layOutTheRepository() throws IOException {
    repository = Repository.in(folder);
    repository.useWrangler("wrangler");
    repository.write(
        "worker.js", "export default { fetch: (request, env) => new Response(env.COMMIT_SHA) };");
    repository.write(
        "wrangler.jsonc",
        """
        {
          "name": "codex-api", // production's
          "main": "worker.js",
          "compatibility_date": "2026-03-01",
          "workers_dev": true,
          "routes": [{ "pattern": "api.codex.example", "custom_domain": true }],
          "triggers": { "crons": ["17 3 * * *"] },
        }
        """);
    cloudflare = new EmulatedCloudflare(folder);
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  /** The .env file would make wrangler deploy "codex-api-preview-8-production" if we let it. */
  @ParameterizedTest
  @ValueSource(strings = {"wrangler", "wrangler486"})
  void a_worker_lives_from_its_first_push_to_its_end(String wrangler) throws IOException {
    repository.useWrangler(wrangler);
    repository.write(".env", "CLOUDFLARE_ENV=production\n");
    PreviewDeployer deployer = deployer(cloudflare.emulation().token());

    Release first = deployer.deploy(version());

    assertThat(deployer.current(NAME)).contains(first);
    assertThat(deployer.owned(OWNER)).containsExactly(NAME);
    assertThat(cloudflare.emulation().workers()).containsExactly(NAME);
    assertThat(cloudflare.emulation().routes())
        .containsExactly("api-preview-8.codex.example/* → " + NAME);
    assertThat(cloudflare.emulation().domains()).isEmpty();
    assertThat(cloudflare.emulation().secretNames(NAME)).containsExactly("DATABASE_URL");
    assertThat(cloudflare.emulation().bindings(NAME).toString())
        .contains("\"text\":\"penstock:codex/pr-8\"");
    assertNothingIsLeftBehind();

    Release second = deployer.deploy(version());

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(deployer.current(NAME)).contains(second);
    assertThat(deployer.owned(OWNER)).containsExactly(NAME);

    assertThat(deployer.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);
    assertThat(cloudflare.emulation().workers()).isEmpty();
    assertThat(cloudflare.emulation().routes()).isEmpty();
  }

  @Test
  void an_upload_that_fails_in_passing_is_outlived() {
    Target upload =
        Target.of(
            "cloudflare", "PUT", "/client/v4/accounts/{account_id}/workers/scripts/{script_name}");
    cloudflare.faults().order(upload, Fault.reset(), 1);

    deployer(cloudflare.emulation().token()).deploy(version());

    assertThat(cloudflare.emulation().workers()).containsExactly(NAME);
    assertThat(cloudflare.faults().pending()).isZero();
  }

  @Test
  void a_worker_that_does_not_build_is_the_services_failure_with_wranglers_words()
      throws IOException {
    repository.write("worker.js", "import 'no-such-package';");

    Failure failure = failure(cloudflare.emulation().token());

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("wrangler-failed");
    assertThat(failure.why()).contains("no-such-package");
    assertThat(cloudflare.emulation().workers()).isEmpty();
  }

  @Test
  void a_token_that_may_not_route_says_which_right_to_add() {
    Failure failure = failure(cloudflare.emulation().tokenWithout(Right.WORKERS_ROUTES_EDIT));

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("rights-missing");
    assertThat(failure.next()).contains("Workers Routes Edit");
  }

  private void assertNothingIsLeftBehind() throws IOException {
    assertThat(cloudflare.progress().debugged().toString()).doesNotContain(SECRET.reveal());
    try (Stream<Path> left = Files.list(repository.service())) {
      assertThat(left.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(file -> file.startsWith(".penstock"));
    }
  }

  private Failure failure(String token) {
    PreviewDeployer deployer = deployer(token);
    return catchThrowableOfType(PenstockException.class, () -> deployer.deploy(version()))
        .failure();
  }

  private ServiceVersion version() {
    return new ServiceVersion(
        NAME,
        OWNER,
        "0123456789abcdef0123456789abcdef01234567",
        repository.service(),
        Optional.empty(),
        List.of("api-preview-8.codex.example"),
        Map.of("COMMIT_SHA", "0123456789abcdef0123456789abcdef01234567"),
        Map.of("DATABASE_URL", SECRET));
  }

  private PreviewDeployer deployer(String token) {
    Cloudflare client = cloudflare.client(token);
    return client.workerPerPullRequest(
        client.zone(EmulatedCloudflare.ZONE), repository.tools(cloudflare));
  }
}

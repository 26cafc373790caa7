package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code wrangler preview} in the sandbox's Cloudflare. */
class RealNativePreviewsTest {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final String NAME = "codex-api/pr-8";
  private static final Secret SECRET = Secret.of("postgres://planted:secret@db.example/codex");

  @TempDir private Path folder;
  private Repository repository;
  private EmulatedCloudflare cloudflare;
  private PreviewDeployer deployer;

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
          "name": "codex-api-local",
          "main": "worker.js",
          "compatibility_date": "2026-03-01",
          "vars": { "STAGE": "production" },
          "previews": { "vars": { "STAGE": "preview" } },
        }
        """);
    cloudflare = new EmulatedCloudflare(folder);
    cloudflare.emulation().addWorker("codex-api", "export default {};", Map.of());
    cloudflare.emulation().enablePreviewUrls("codex-api");
    deployer = cloudflare.client().nativePreviews(repository.tools(cloudflare));
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  @Test
  void a_preview_lives_from_its_first_push_to_its_end() {
    Release first = deployer.deploy(version());

    assertThat(first.url()).contains("https://pr-8-codex-api.sandbox.workers.dev");
    assertThat(deployer.current(NAME)).contains(first);
    assertThat(deployer.owned(OWNER)).containsExactly(NAME);

    Release second = deployer.deploy(version());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.url()).isEqualTo(first.url());
    assertThat(deployer.current(NAME)).contains(second);

    assertThat(deployer.remove(NAME, OWNER)).isEqualTo(Removal.REMOVED);
    assertThat(deployer.current(NAME)).isEmpty();
    assertThat(cloudflare.emulation().workers()).containsExactly("codex-api");
    assertThat(cloudflare.progress().debugged().toString()).doesNotContain(SECRET.reveal());
  }

  @Test
  void a_repository_without_a_block_for_previews_gets_one_for_the_call() throws IOException {
    repository.write(
        "wrangler.jsonc",
        "{\"name\": \"x\", \"main\": \"worker.js\", \"compatibility_date\": \"2026-03-01\"}");

    assertThat(deployer.current(deployer.deploy(version()).name())).isPresent();
  }

  @Test
  void wrangler_4_86_is_too_old_and_touches_nothing() throws IOException {
    repository.useWrangler("wrangler486");

    PenstockException thrown =
        catchThrowableOfType(PenstockException.class, () -> deployer.deploy(version()));

    assertThat(thrown.failure().reasonCode()).isEqualTo("wrangler-too-old");
    assertThat(thrown.failure().why()).contains("4.86.0", "4.135.0");
    assertThat(cloudflare.exchanges().all()).isEmpty();
  }

  private ServiceVersion version() {
    return new ServiceVersion(
        NAME,
        OWNER,
        "0123456789abcdef0123456789abcdef01234567",
        repository.service(),
        Optional.empty(),
        List.of(),
        Map.of("COMMIT_SHA", "abc"),
        Map.of("DATABASE_URL", SECRET));
  }
}

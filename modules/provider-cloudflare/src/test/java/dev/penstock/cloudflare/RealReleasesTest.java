package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.deploy.StagedRelease;
import dev.penstock.pipeline.resource.Owner;
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

/** The real wrangler, as a repository has it, brings out releases in the sandbox's Cloudflare. */
class RealReleasesTest {
  private static final Owner OWNER = new Owner("codex", "production");
  private static final String NAME = "codex-api";
  private static final String SCRIPT =
      "/client/v4/accounts/{account_id}/workers/scripts/{script_name}";
  private static final Secret SECRET = Secret.of("postgres://planted:secret@db.example/codex");

  @TempDir private Path folder;
  private Repository repository;
  private EmulatedCloudflare cloudflare;
  private Deployer deployer;

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
          "env": {
            "production": {
              "workers_dev": false,
              "vars": { "STAGE": "production", "LIMITS": { "perHour": 5 } },
              "routes": [
                { "pattern": "api.codex.example", "custom_domain": true },
                { "pattern": "codex.example/api/*", "zone_name": "codex.example" },
              ],
              "triggers": { "crons": ["17 3 * * *"] },
            },
          },
        }
        """);
    cloudflare = new EmulatedCloudflare(folder);
    Cloudflare client = cloudflare.client();
    deployer =
        client.workers(
            Optional.of(client.zone(EmulatedCloudflare.ZONE)), repository.tools(cloudflare));
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrangler", "wrangler486"})
  void a_service_lives_from_its_first_deploy_to_a_rollback(String wrangler) throws IOException {
    repository.useWrangler(wrangler);
    repository.write(".env", "CLOUDFLARE_ENV=staging\n");

    deployer.build(version());
    assertThat(cloudflare.exchanges().all())
        .as("building uploads nothing")
        .allMatch(exchange -> exchange.method().equals("GET"));

    StagedRelease first = deployer.stage(version());
    assertThat(first.exception()).isPresent();
    assertThat(deployer.current(NAME)).isEqualTo(first.release());
    assertThat(cloudflare.emulation().domains()).isEmpty();
    assertThat(cloudflare.emulation().routes()).isEmpty();
    assertThat(cloudflare.emulation().crons(NAME)).isEmpty();
    Release old = deployer.promote(version(), first, 100);
    assertWaysIn();

    StagedRelease second = deployer.stage(version());
    assertThat(second.exception()).isEmpty();
    assertThat(deployer.current(NAME)).contains(old);
    for (int percent : new int[] {10, 50, 100}) {
      deployer.promote(version(), second, percent);
      assertThat(cloudflare.emulation().traffic(NAME))
          .containsEntry(second.release().orElseThrow().id(), (double) percent);
    }
    assertThat(deployer.current(NAME)).isEqualTo(second.release());
    assertWaysIn();
    assertThat(cloudflare.emulation().bindings(NAME).toString())
        .contains("\"text\":\"penstock:codex/production\"", "\"text\":\"production\"", "perHour");

    deployer.rollback(old);
    assertThat(deployer.current(NAME)).contains(old);
    assertThat(cloudflare.emulation().workers()).containsExactly(NAME);
    assertNothingIsLeftBehind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrangler", "wrangler486"})
  void secrets_come_with_their_version_and_others_stay(String wrangler) throws IOException {
    repository.useWrangler(wrangler);
    goLive(version(Map.of("DATABASE_URL", SECRET)));
    goLive(version(Map.of("STRIPE_KEY", Secret.of("sk-planted"))));
    goLive(version(Map.of()));

    assertThat(cloudflare.emulation().secretNames(NAME))
        .containsExactlyInAnyOrder("DATABASE_URL", "STRIPE_KEY");
    assertNothingIsLeftBehind();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrangler", "wrangler486"})
  void a_worker_that_people_deployed_is_adopted(String wrangler) throws IOException {
    repository.useWrangler(wrangler);
    cloudflare
        .emulation()
        .addWorker(NAME, "export default {};", Map.of("OLD", "yes"), "old.codex.example/*");

    StagedRelease staged = deployer.stage(version());
    assertThat(staged.exception()).isEmpty();
    deployer.promote(version(), staged, 10);
    deployer.promote(version(), staged, 100);

    assertThat(deployer.current(NAME)).isEqualTo(staged.release());
  }

  @Test
  void a_worker_that_does_not_build_is_known_before_anything_is_uploaded() throws IOException {
    repository.write("worker.js", "import 'no-such-package';");

    Failure failure =
        catchThrowableOfType(PenstockException.class, () -> deployer.build(version())).failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("wrangler-failed");
    assertThat(failure.what()).contains("build codex-api");
    assertThat(failure.why()).contains("no-such-package");
    assertThat(cloudflare.emulation().workers()).isEmpty();
  }

  @Test
  void a_reset_while_a_version_is_uploaded_or_triggers_are_set_is_outlived() throws IOException {
    goLive(version());
    cloudflare
        .faults()
        .order(Target.of("cloudflare", "POST", SCRIPT + "/versions"), Fault.reset(), 1);
    cloudflare
        .faults()
        .order(Target.of("cloudflare", "PUT", SCRIPT + "/schedules"), Fault.reset(), 1);

    Release release = goLive(version());

    assertThat(deployer.current(NAME)).contains(release);
    assertThat(cloudflare.faults().pending()).isZero();
  }

  private void assertWaysIn() {
    assertThat(cloudflare.emulation().domains()).containsExactly("api.codex.example → " + NAME);
    assertThat(cloudflare.emulation().routes())
        .containsExactly("codex.example/api/* → " + NAME, "extra.codex.example/* → " + NAME);
    assertThat(cloudflare.emulation().crons(NAME)).containsExactly("17 3 * * *");
  }

  private void assertNothingIsLeftBehind() throws IOException {
    assertThat(cloudflare.progress().debugged().toString()).doesNotContain(SECRET.reveal());
    try (Stream<Path> left = Files.list(repository.service())) {
      assertThat(left.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(file -> file.startsWith(".penstock"));
    }
  }

  private Release goLive(ServiceVersion version) {
    return deployer.promote(version, deployer.stage(version), 100);
  }

  private ServiceVersion version() {
    return version(Map.of("DATABASE_URL", SECRET));
  }

  private ServiceVersion version(Map<String, Secret> secrets) {
    return new ServiceVersion(
        NAME,
        OWNER,
        "0123456789abcdef0123456789abcdef01234567",
        repository.service(),
        Optional.empty(),
        List.of("api.codex.example", "extra.codex.example"),
        Map.of("COMMIT_SHA", "0123456789abcdef0123456789abcdef01234567"),
        secrets);
  }
}

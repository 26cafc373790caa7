package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.GradualDeployerContract;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedReleasesTest extends GradualDeployerContract {
  private static final String CODE = "export default { fetch: () => new Response('theirs') };";
  private static final String SCRIPT =
      "/client/v4/accounts/{account_id}/workers/scripts/{script_name}";

  @TempDir private Path folder;
  private EmulatedCloudflare cloudflare;
  private Deployer deployer;

  @BeforeEach
  void start() throws IOException {
    configure(
        """
        {"name": "codex-api-local",
         "routes": [{"pattern": "api.codex.example", "custom_domain": true}],
         "triggers": {"crons": ["17 3 * * *"]}}
        """);
    cloudflare = new EmulatedCloudflare(folder);
    Cloudflare client = cloudflare.client();
    deployer =
        client.workers(Optional.of(client.zone(EmulatedCloudflare.ZONE)), new UploadingTool());
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  @Override
  protected Deployer deployer() {
    return deployer;
  }

  @Override
  protected ServiceVersion version(String name, Owner owner) {
    return version(name, owner, "api.codex.example");
  }

  private ServiceVersion version(String name, Owner owner, String host) {
    return new ServiceVersion(
        name,
        owner,
        "0123456789abcdef0123456789abcdef01234567",
        folder,
        Optional.empty(),
        List.of(host),
        Map.of("COMMIT_SHA", "abc"),
        Map.of("DATABASE_URL", Secret.of("postgres://planted")));
  }

  @Override
  protected String unknownRelease() {
    return UUID.randomUUID().toString();
  }

  /** What carries no mark is adopted: that is what naming it means. So this one is somebody's. */
  @Override
  protected void plant(String name) {
    cloudflare
        .emulation()
        .addWorker(name, CODE, Map.of("PENSTOCK_OWNER", "penstock:other/production"));
  }

  @Test
  void a_worker_without_a_mark_is_adopted_and_carries_ours_afterwards() {
    cloudflare.emulation().addWorker(NAME, CODE, Map.of());
    Release before = deployer.current(NAME).orElseThrow();

    StagedRelease staged = deployer.stage(version());
    assertThat(staged.exception()).isEmpty();
    assertThat(deployer.current(NAME)).contains(before);
    deployer.promote(version(), staged, 100);

    assertThat(cloudflare.emulation().bindings(NAME).toString())
        .contains("\"text\":\"penstock:codex/production\"");
  }

  @Test
  void a_first_deploy_is_live_but_has_no_way_in_and_says_so() {
    StagedRelease staged = deployer.stage(version());

    assertThat(staged.exception()).hasValueSatisfying(why -> assertThat(why).contains("first"));
    assertThat(deployer.current(NAME)).isEqualTo(staged.release());
    assertThat(cloudflare.emulation().domains()).isEmpty();
    assertThat(cloudflare.emulation().crons(NAME)).isEmpty();

    deployer.promote(version(), staged, 100);

    assertThat(cloudflare.emulation().domains()).containsExactly("api.codex.example → " + NAME);
    assertThat(cloudflare.emulation().crons(NAME)).containsExactly("17 3 * * *");
  }

  @Test
  void routes_and_schedules_follow_only_with_the_whole_traffic() throws IOException {
    goLive(version());
    configure("{\"triggers\": {\"crons\": [\"0 0 * * *\"]}}");
    StagedRelease staged = deployer.stage(version());

    deployer.promote(version(), staged, 50);
    assertThat(cloudflare.emulation().crons(NAME)).containsExactly("17 3 * * *");

    deployer.promote(version(), staged, 100);
    assertThat(cloudflare.emulation().crons(NAME)).containsExactly("0 0 * * *");
  }

  @Test
  void a_host_that_the_configuration_does_not_name_is_routed_beside_what_is_there() {
    cloudflare.emulation().addWorker(NAME, CODE, Map.of(), "old.codex.example/*");
    ServiceVersion version = version(NAME, OWNER, "new.codex.example");

    goLive(version);
    goLive(version);

    assertThat(cloudflare.emulation().routes())
        .containsExactly("new.codex.example/* → " + NAME, "old.codex.example/* → " + NAME);
  }

  @Test
  void a_host_goes_with_the_patterns_of_a_configuration_that_has_some() throws IOException {
    configure("{\"routes\": [\"codex.example/api/*\"]}");

    goLive(version(NAME, OWNER, "codex.example"));
    goLive(version(NAME, OWNER, "new.codex.example"));

    assertThat(cloudflare.emulation().routes())
        .containsExactly("codex.example/api/* → " + NAME, "new.codex.example/* → " + NAME);
  }

  @Test
  void a_host_that_leads_to_another_worker_is_refused_before_anything_is_uploaded() {
    cloudflare.emulation().addWorker("codex-web", CODE, Map.of(), "new.codex.example/*");

    Failure failure = failure(version(NAME, OWNER, "new.codex.example"));

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("route-not-ours");
    assertThat(cloudflare.emulation().workers()).containsExactly("codex-web");
  }

  @Test
  void a_host_that_nobody_routes_needs_a_zone() {
    deployer = cloudflare.client().workers(Optional.empty(), new UploadingTool());

    assertThat(failure(version(NAME, OWNER, "new.codex.example")).reasonCode())
        .isEqualTo("zone-missing");
    assertThat(failure(version(NAME, OWNER, "new.codex.example")).exit())
        .isEqualTo(ExitCode.INVALID);
    goLive(version());
  }

  @Test
  void the_hosts_with_records_of_their_own_are_the_custom_domains() {
    assertThat(deployer.managedHosts(version())).containsExactly("api.codex.example");
    assertThat(deployer.managedHosts(version(NAME, OWNER, "new.codex.example"))).isEmpty();
  }

  @Test
  void the_environment_of_the_configuration_is_the_base_where_there_is_one() throws IOException {
    configure(
        """
        {"name": "codex-api-local", "vars": {"STAGE": "local", "COMMIT_SHA": "none"},
         "env": {"production": {
           "vars": {"STAGE": "production"},
           "routes": [{"pattern": "API.codex.example", "custom_domain": true}]}}}
        """);

    goLive(version());

    assertThat(deployer.managedHosts(version())).containsExactly("api.codex.example");
    assertThat(cloudflare.emulation().bindings(NAME).toString())
        .contains("\"text\":\"production\"", "\"text\":\"abc\"")
        .doesNotContain("local");
  }

  @Test
  void what_was_broken_off_half_way_does_not_become_the_rest() {
    Release live = goLive(version());
    StagedRelease killed = deployer.stage(version());
    deployer.promote(version(), killed, 50);

    deployer.promote(version(), deployer.stage(version()), 10);

    assertThat(deployer.current(NAME)).contains(live);
  }

  @Test
  void a_deployment_whose_answer_is_lost_is_given_again() {
    goLive(version());
    StagedRelease staged = deployer.stage(version());
    Target deployments = Target.of("cloudflare", "POST", SCRIPT + "/deployments");
    cloudflare.faults().order(deployments, Fault.status(502), 1);
    cloudflare.faults().order(deployments, Fault.resetAfterwards(), 1);

    Release release = deployer.promote(version(), staged, 100);

    assertThat(deployer.current(NAME)).contains(release);
    assertThat(cloudflare.faults().pending()).isZero();
  }

  @Test
  void a_release_that_is_gone_says_so() {
    goLive(version());
    Release gone = new Release(NAME, unknownRelease());
    Release ofNobody = new Release("codex-nobody", unknownRelease());

    for (Release release : List.of(gone, ofNobody)) {
      Failure failure =
          catchThrowableOfType(PenstockException.class, () -> deployer.rollback(release)).failure();
      assertThat(failure.reasonCode()).isEqualTo("release-gone");
    }
  }

  @Test
  void a_pin_is_a_dictionary_with_the_workers_name_and_the_versions_id() {
    assertThat(deployer.pin(new Release("codex-api", "dc8dcd28-271b-4367-9840-6c244f84cb40")))
        .containsOnly(
            Map.entry(
                "Cloudflare-Workers-Version-Overrides",
                "codex-api=\"dc8dcd28-271b-4367-9840-6c244f84cb40\""));
    assertThat(deployer.pin(new Release("8-codex", "dc8dcd28"))).isEmpty();
  }

  private Failure failure(ServiceVersion version) {
    return catchThrowableOfType(PenstockException.class, () -> deployer.stage(version)).failure();
  }

  private void configure(String configuration) throws IOException {
    Files.writeString(folder.resolve("wrangler.json"), configuration);
  }
}

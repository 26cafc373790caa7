package dev.penstock.pipeline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.health.ExpectedVersion;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.Verdict;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.FakeDeployer.Fault;
import dev.penstock.pipeline.deploy.FakeDeployer.Moment;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the fake deployer does and what the fake world sees of it belong together. */
class FakeWorldTest {
  private static final Owner OWNER = new Owner("codex", "production");
  private static final ServiceVersion OLD = FakeVersions.of("codex-api", OWNER, "a".repeat(40));
  private static final ServiceVersion NEW = FakeVersions.of("codex-api", OWNER, "b".repeat(40));
  private static final String HOST = "codex-api.codex.example";

  private final VirtualTime time = new VirtualTime();
  private final FakeDeployer deployer = FakeDeployer.gradual();
  private final FakeWorld world = new FakeWorld(time, deployer);

  @Test
  void a_host_that_nobody_routes_has_no_record() {
    assertThat(ask(OLD)).isEqualTo(new Verdict.NotYet(Verdict.Obstacle.DNS, ""));
    assertThat(deployer.served()).isEmpty();
  }

  @Test
  void what_is_live_is_seen_and_anything_else_is_the_wrong_version() {
    deployer.live(OLD);

    assertThat(ask(OLD).isHealthy()).isTrue();
    assertThat(ask(NEW)).isEqualTo(new Verdict.WrongVersion(OLD.commit(), NEW.commit()));
    assertThat(deployer.served()).containsExactly(Map.entry(HOST, OLD.commit()));
    assertThat(deployer.calls()).isEmpty();
  }

  @Test
  void a_failure_that_took_effect_is_live_all_the_same() {
    deployer.live(OLD);
    deployer.at(Moment.PROMOTE, "codex-api", Fault.FAILS_THOUGH_DONE);

    assertThatThrownBy(() -> promote(100)).isInstanceOf(PenstockException.class);
    assertThat(ask(NEW).isHealthy()).isTrue();
  }

  @Test
  void a_success_that_did_nothing_leaves_the_old_version_live() {
    deployer.live(OLD);
    deployer.at(Moment.PROMOTE, "codex-api", Fault.DOES_NOTHING);

    promote(100);

    assertThat(ask(OLD).isHealthy()).isTrue();
  }

  @Test
  void a_version_that_breaks_answers_with_an_error_until_the_old_one_is_back() {
    Release old = deployer.live(OLD);
    deployer.breaks("codex-api", NEW.commit());

    promote(100);
    assertThat(ask(NEW)).isEqualTo(new Verdict.Unhealthy(500));
    assertThat(deployer.served()).isEmpty();

    deployer.rollback(old);
    assertThat(ask(OLD).isHealthy()).isTrue();
    assertThat(deployer.calls())
        .containsExactly(
            "stage codex-api", "promote codex-api to 100 %", "roll back codex-api to v1");
  }

  @Test
  void a_share_of_the_requests_meets_the_new_version_and_a_pinned_one_always_does() {
    deployer.live(OLD);
    Release release = promote(10);

    long met = IntStream.range(0, 100).filter(any -> ask(NEW).isHealthy()).count();

    assertThat(met).isEqualTo(10);
    assertThat(world.ask(target(NEW).withHeaders(pinned(release)), Duration.ofSeconds(5)))
        .matches(Verdict::isHealthy);
  }

  private Map<String, Secret> pinned(Release release) {
    return deployer.pin(release).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, pin -> Secret.of(pin.getValue())));
  }

  @Test
  void a_spell_lasts_from_the_first_probe_on() {
    deployer.live(OLD);
    Verdict tls = new Verdict.NotYet(Verdict.Obstacle.TLS, "");
    world.meanwhile(HOST, Duration.ofSeconds(70), tls);
    time.advance(Duration.ofMinutes(10));

    assertThat(ask(OLD)).isEqualTo(tls);
    time.advance(Duration.ofSeconds(69));
    assertThat(ask(OLD)).isEqualTo(tls);
    time.advance(Duration.ofSeconds(1));
    assertThat(ask(OLD).isHealthy()).isTrue();
  }

  private Release promote(int percent) {
    return deployer.promote(NEW, deployer.stage(NEW), percent);
  }

  private Verdict ask(ServiceVersion expected) {
    return world.ask(target(expected), Duration.ofSeconds(5));
  }

  private static HealthTarget target(ServiceVersion expected) {
    return HealthTarget.of(
        "api",
        URI.create("https://" + HOST + "/health"),
        ExpectedVersion.inJson("version", expected.commit()));
  }
}

package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.dns.AuthoritativeNameServers;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.DnsZone;
import dev.penstock.pipeline.dns.DnsZoneContract;
import dev.penstock.pipeline.dns.NameServers;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.sandbox.cloudflare.Right;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatedZoneTest extends DnsZoneContract {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final String API = "api-preview-8.codex.example";

  @TempDir private Path folder;
  private EmulatedCloudflare cloudflare;
  private DnsZone zone;

  @BeforeEach
  void start() {
    cloudflare = new EmulatedCloudflare(folder);
    zone = cloudflare.client().zone(EmulatedCloudflare.ZONE);
  }

  @AfterEach
  void stop() {
    cloudflare.close();
  }

  @Override
  protected DnsZone zone() {
    return zone;
  }

  @Override
  protected void plant(String host, String mark) {
    cloudflare
        .emulation()
        .addRecord(
            EmulatedCloudflare.ZONE, EmulatedCloudflare.record("A", host, "192.0.2.1", mark));
  }

  @Override
  protected Set<String> hosts() {
    return cloudflare.emulation().records(EmulatedCloudflare.ZONE).stream()
        .map(record -> record.path("name").asText())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Test
  void what_was_made_is_answered_by_the_zones_name_server_and_what_was_removed_is_not() {
    NameServers servers =
        AuthoritativeNameServers.asking(Optional.of(cloudflare.emulation().nameServer()));
    assertThat(servers.answering(zone.nameServers(), List.of(API))).isEmpty();

    zone.ensure(OWNER, List.of(API));
    assertThat(servers.answering(zone.nameServers(), List.of(API))).containsExactly(API);

    zone.removeAll(OWNER);
    assertThat(servers.answering(zone.nameServers(), List.of(API))).isEmpty();
  }

  @Test
  void an_answer_that_is_lost_after_the_change_was_made_does_no_harm() {
    cloudflare.faults().order(batch(), Fault.resetAfterwards(), 1);

    assertThat(zone.ensure(OWNER, List.of(API)))
        .containsExactly(new DnsChange(API, DnsChange.Kind.CREATED));
    assertThat(hosts()).containsExactly(API);

    cloudflare.faults().order(batch(), Fault.truncate(), 1);
    assertThat(zone.removeAll(OWNER)).hasSize(1);
    assertThat(hosts()).isEmpty();
    assertThat(cloudflare.faults().pending()).isZero();
  }

  @Test
  void a_request_that_is_lost_before_the_change_is_made_again() {
    cloudflare.faults().order(batch(), Fault.reset(), 1);

    zone.ensure(OWNER, List.of(API));

    assertThat(hosts()).containsExactly(API);
    assertThat(cloudflare.faults().pending()).isZero();
  }

  @Test
  void more_records_than_a_page_are_all_found_and_removed() {
    IntStream.range(0, 230).forEach(i -> plant("h" + i + ".codex.example", OWNER.mark()));

    assertThat(zone.removeAll(OWNER)).hasSize(230);
    assertThat(hosts()).isEmpty();
  }

  @Test
  void a_token_without_the_right_and_one_that_is_none_are_told_apart() {
    String weak = cloudflare.emulation().tokenWithout(Right.DNS_EDIT);

    Failure weakness = failure(weak);
    assertThat(weakness.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(weakness.reasonCode()).isEqualTo("rights-missing");
    assertThat(weakness.next()).contains("Zone.DNS Edit");
    assertThat(failure("no-such-token").reasonCode()).isEqualTo("credentials-rejected");
  }

  @Test
  void a_zone_that_the_account_has_not_is_unknown() {
    DnsZone unknown = cloudflare.client().zone("unknown.example");

    assertThat(
            catchThrowableOfType(PenstockException.class, unknown::nameServers)
                .failure()
                .reasonCode())
        .isEqualTo("zone-unknown");
  }

  private Failure failure(String token) {
    DnsZone weak = cloudflare.client(token).zone(EmulatedCloudflare.ZONE);
    return catchThrowableOfType(PenstockException.class, () -> weak.ensure(OWNER, List.of(API)))
        .failure();
  }

  private static Target batch() {
    return Target.of("cloudflare", "POST", "/client/v4/zones/{zone_id}/dns_records/batch");
  }
}

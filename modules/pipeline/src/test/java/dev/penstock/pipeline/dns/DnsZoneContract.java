package dev.penstock.pipeline.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.resource.Owner;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link DnsZone} does. The zone is empty but for what a test puts into it. */
public abstract class DnsZoneContract {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final Owner OTHER = new Owner("codex", "pr-9");

  /** The zone under test. */
  protected abstract DnsZone zone();

  /** Puts a record with that mark (a comment of any kind) into the zone, past the port. */
  protected abstract void plant(String host, String mark);

  /** The hosts that have a record, seen past the port. */
  protected abstract Set<String> hosts();

  private String host(String label) {
    return label + "." + zone().name();
  }

  @Test
  void hosts_get_records_in_the_order_they_are_given() {
    List<String> wanted = List.of(host("web-8"), host("api-8"), host("auth-8"));

    assertThat(zone().ensure(OWNER, wanted))
        .containsExactlyElementsOf(
            wanted.stream().map(host -> new DnsChange(host, DnsChange.Kind.CREATED)).toList());
    assertThat(hosts()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void what_is_there_already_is_left_alone() {
    zone().ensure(OWNER, List.of(host("api-8")));

    assertThat(zone().ensure(OWNER, List.of(host("api-8"), host("web-8"))))
        .containsExactly(
            new DnsChange(host("api-8"), DnsChange.Kind.UNCHANGED),
            new DnsChange(host("web-8"), DnsChange.Kind.CREATED));
  }

  @Test
  void a_record_without_our_mark_is_refused_before_anything_is_changed() {
    plant(host("api-8"), "the marketing site");

    Failure failure = failureOf(List.of(host("web-8"), host("api-8")));

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("dns-record-not-ours");
    assertThat(failure.what()).contains(host("api-8"));
    assertThat(hosts()).containsExactly(host("api-8"));
  }

  @Test
  void a_record_of_another_preview_is_refused() {
    zone().ensure(OTHER, List.of(host("api-8")));

    assertThat(failureOf(List.of(host("api-8"))).exit()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void a_host_outside_the_zone_is_a_mistake_and_nothing_is_changed() {
    Failure failure = failureOf(List.of(host("api-8"), "api-8.elsewhere.example"));

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(hosts()).isEmpty();
  }

  @Test
  void the_zone_itself_is_never_a_preview() {
    assertThat(failureOf(List.of(zone().name())).exit()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void everything_of_an_owner_is_removed_and_nothing_else() {
    zone().ensure(OWNER, List.of(host("api-8"), host("web-8")));
    zone().ensure(OTHER, List.of(host("api-9")));
    plant(host("www"), "the marketing site");

    assertThat(zone().removeAll(OWNER))
        .containsExactlyInAnyOrder(
            new DnsChange(host("api-8"), DnsChange.Kind.REMOVED),
            new DnsChange(host("web-8"), DnsChange.Kind.REMOVED));
    assertThat(hosts()).containsExactlyInAnyOrder(host("api-9"), host("www"));
  }

  @Test
  void removing_again_does_nothing() {
    zone().ensure(OWNER, List.of(host("api-8")));
    zone().removeAll(OWNER);

    assertThat(zone().removeAll(OWNER)).isEmpty();
  }

  @Test
  void nothing_wanted_is_nothing_done() {
    assertThat(zone().ensure(OWNER, List.of())).isEmpty();
  }

  @Test
  void the_zone_has_name_servers() {
    assertThat(zone().nameServers()).isNotEmpty().allMatch(server -> server.contains("."));
  }

  private Failure failureOf(List<String> hosts) {
    return catchThrowableOfType(PenstockException.class, () -> zone().ensure(OWNER, hosts))
        .failure();
  }
}

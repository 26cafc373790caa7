package dev.penstock.cloudflare;

import static dev.penstock.cloudflare.CloudflareFixture.BASE;
import static dev.penstock.cloudflare.CloudflareFixture.error;
import static dev.penstock.cloudflare.CloudflareFixture.page;
import static dev.penstock.cloudflare.CloudflareFixture.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.Method;
import dev.penstock.http.Stub;
import dev.penstock.http.StubTransport;
import dev.penstock.http.TransportFault;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.dns.DnsChange.Kind;
import dev.penstock.pipeline.resource.Owner;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloudflareZoneTest {
  private static final Owner OWNER = new Owner("codex", "pr-8");
  private static final String API = "api-preview-8.codex.example";
  private static final String WEB = "codex-preview-8.codex.example";
  private static final String RECORDS = BASE + "/zones/z1/dns_records";
  private static final String OWN = "penstock:codex/pr-8";

  @RegisterExtension final StubTransport cloudflare = new StubTransport();
  private final CloudflareZone zone =
      CloudflareFixture.cloudflare(cloudflare).zone("codex.example");

  @Test
  void new_hosts_become_proxied_aliases_of_the_apex_in_one_request() {
    zoneIsFound();
    marked();
    named(API);
    named(WEB);
    batch()
        .checking(
            request ->
                assertThat(request.content().text())
                    .isEqualTo("{\"posts\":[" + wanted(API) + "," + wanted(WEB) + "]}"))
        .answers(200, success("{}"));

    assertThat(zone.ensure(OWNER, List.of(API, WEB)))
        .containsExactly(new DnsChange(API, Kind.CREATED), new DnsChange(WEB, Kind.CREATED));
  }

  @Test
  void when_all_is_there_one_listing_is_all_that_is_asked() {
    zoneIsFound();
    marked(alias("r1", API, OWN), alias("r2", WEB, OWN));

    assertThat(zone.ensure(OWNER, List.of(API, WEB)))
        .containsExactly(new DnsChange(API, Kind.UNCHANGED), new DnsChange(WEB, Kind.UNCHANGED));
    assertThat(cloudflare.requests()).hasSize(2);
  }

  @Test
  void an_own_record_that_points_elsewhere_or_is_not_proxied_is_mended() {
    zoneIsFound();
    marked(
        record("r1", API, "CNAME", "old.example", true, OWN),
        record("r2", WEB, "CNAME", "codex.example", false, OWN));
    batch()
        .checking(
            request ->
                assertThat(request.content().text())
                    .contains("\"patches\"", "\"id\":\"r1\"", "\"id\":\"r2\"")
                    .doesNotContain("posts"))
        .answers(200, success("{}"));

    assertThat(zone.ensure(OWNER, List.of(API, WEB)))
        .containsExactly(new DnsChange(API, Kind.UPDATED), new DnsChange(WEB, Kind.UPDATED));
  }

  @Test
  void own_records_of_another_type_are_replaced() {
    zoneIsFound();
    marked(
        record("r1", API, "A", "192.0.2.1", true, OWN),
        record("r2", API, "AAAA", "2001:db8::1", true, OWN));
    batch()
        .checking(
            request ->
                assertThat(request.content().text())
                    .isEqualTo(
                        "{\"deletes\":[{\"id\":\"r1\"},{\"id\":\"r2\"}],\"posts\":["
                            + wanted(API)
                            + "]}"))
        .answers(200, success("{}"));

    assertThat(zone.ensure(OWNER, List.of(API))).containsExactly(new DnsChange(API, Kind.UPDATED));
  }

  @Test
  void a_record_that_is_not_ours_stops_everything_before_anything_is_changed() {
    zoneIsFound();
    marked();
    named(API, record("r9", "API-preview-8.codex.example", "A", "192.0.2.1", false, null));
    named(WEB);

    Failure failure = failure(() -> zone.ensure(OWNER, List.of(API, WEB)));

    assertThat(failure.exit()).isEqualTo(ExitCode.REFUSED);
    assertThat(failure.reasonCode()).isEqualTo("dns-record-not-ours");
    assertThat(failure.what()).contains(API).doesNotContain(WEB);
  }

  @Test
  void a_mark_in_other_letters_is_not_ours() {
    zoneIsFound();
    marked(alias("r1", API, "Penstock:Codex/PR-8"));
    named(API, alias("r1", API, "Penstock:Codex/PR-8"));

    assertThat(failure(() -> zone.ensure(OWNER, List.of(API))).exit()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void a_host_that_is_no_hosts_asks_nothing_at_all() {
    assertThat(failure(() -> zone.ensure(OWNER, List.of("codex.example"))).exit())
        .isEqualTo(ExitCode.INVALID);
    assertThat(cloudflare.requests()).isEmpty();
  }

  @Test
  void after_a_lost_answer_the_zone_is_looked_at_again_and_nothing_is_sent_twice() {
    zoneIsFound();
    marked();
    named(API);
    batch().breaks(TransportFault.Phase.EXCHANGE);
    marked(alias("r1", API, OWN));

    assertThat(zone.ensure(OWNER, List.of(API))).containsExactly(new DnsChange(API, Kind.CREATED));
  }

  @Test
  void after_a_lost_request_only_what_is_missing_is_done() {
    zoneIsFound();
    marked();
    named(API);
    named(WEB);
    batch().answers(502);
    marked(alias("r1", API, OWN));
    named(WEB);
    batch()
        .checking(
            request ->
                assertThat(request.content().text()).isEqualTo("{\"posts\":[" + wanted(WEB) + "]}"))
        .answers(200, success("{}"));

    assertThat(zone.ensure(OWNER, List.of(API, WEB)))
        .containsExactly(new DnsChange(API, Kind.CREATED), new DnsChange(WEB, Kind.CREATED));
  }

  @Test
  void a_refusal_because_another_run_was_quicker_is_no_failure() {
    zoneIsFound();
    marked();
    named(API);
    batch().answers(400, error(81053, "An A, AAAA, or CNAME record already exists"));
    marked(alias("r1", API, OWN));

    zone.ensure(OWNER, List.of(API));
  }

  @Test
  void a_refusal_that_is_meant_is_a_failure_with_cloudflares_words() {
    zoneIsFound();
    marked();
    named(API);
    batch().answers(400, error(9313, "comment is too long"));
    marked();
    named(API);

    Failure failure = failure(() -> zone.ensure(OWNER, List.of(API)));

    assertThat(failure.reasonCode()).isEqualTo("provider-refused");
    assertThat(failure.why()).contains("comment is too long (9313)");
  }

  @Test
  void when_no_answer_ever_comes_it_is_said_that_nothing_is_certain() {
    zoneIsFound();
    marked().times(4);
    named(API).times(4);
    batch().breaks(TransportFault.Phase.EXCHANGE).times(3);

    Failure failure = failure(() -> zone.ensure(OWNER, List.of(API)));

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("dns-unsettled");
  }

  @Test
  void all_of_an_owners_records_are_removed_over_all_pages_in_one_request() {
    zoneIsFound();
    list("comment.exact", OWN)
        .query("page", "1")
        .answers(200, page(1, 2, "[" + alias("r1", API, OWN) + "]"));
    list("comment.exact", OWN)
        .query("page", "2")
        .answers(200, page(2, 2, "[" + alias("r2", WEB, OWN) + "]"));
    batch()
        .checking(
            request ->
                assertThat(request.content().text())
                    .isEqualTo("{\"deletes\":[{\"id\":\"r1\"},{\"id\":\"r2\"}]}"))
        .answers(200, success("{}"));

    assertThat(zone.removeAll(OWNER))
        .containsExactly(new DnsChange(API, Kind.REMOVED), new DnsChange(WEB, Kind.REMOVED));
  }

  @Test
  void a_mark_that_only_looks_alike_is_not_removed() {
    zoneIsFound();
    marked(alias("r1", API, "PENSTOCK:codex/pr-8"));

    assertThat(zone.removeAll(OWNER)).isEmpty();
  }

  @Test
  void more_records_than_one_request_may_hold_are_removed_in_several() {
    zoneIsFound();
    marked(
        IntStream.range(0, 250)
            .mapToObj(i -> alias("r" + i, "h" + i + ".codex.example", OWN))
            .toArray(String[]::new));
    batch()
        .checking(
            request -> assertThat(request.content().text()).contains("r199").doesNotContain("r200"))
        .answers(200, success("{}"));
    batch()
        .checking(request -> assertThat(request.content().text()).contains("r200").contains("r249"))
        .answers(200, success("{}"));

    assertThat(zone.removeAll(OWNER)).hasSize(250);
  }

  @Test
  void a_zone_the_token_cannot_see_is_a_mistake_that_says_what_to_do() {
    cloudflare
        .on(Method.GET, BASE + "/zones")
        .query("name", "codex.example")
        .answers(200, success("[]"));

    Failure failure = failure(zone::nameServers);

    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("zone-unknown");
    assertThat(failure.next()).contains("dns.zone").contains("Zone.Zone Read");
  }

  @Test
  void a_token_without_the_right_says_which_to_add() {
    zoneIsFound();
    cloudflare.on(Method.GET, RECORDS).answers(403, error(10000, "Authentication error"));

    Failure failure = failure(() -> zone.removeAll(OWNER));

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("rights-missing");
    assertThat(failure.next()).contains("Zone.DNS Edit");
  }

  @Test
  void a_token_that_is_none_is_told_apart_from_one_without_a_right() {
    cloudflare.on(Method.GET, BASE + "/zones").answers(400, error(6003, "Invalid request headers"));

    assertThat(failure(zone::nameServers).reasonCode()).isEqualTo("credentials-rejected");
  }

  @Test
  void the_zone_is_looked_for_once() {
    zoneIsFound();

    assertThat(zone.nameServers()).containsExactly("ada.ns.test", "bob.ns.test");
    assertThat(zone.nameServers()).hasSize(2);
  }

  private void zoneIsFound() {
    cloudflare
        .on(Method.GET, BASE + "/zones")
        .query("name", "codex.example")
        .answers(
            200,
            success(
                """
                [{"id": "z0", "name": "other.codex.example"},
                 {"id": "z1", "name": "codex.example",
                  "name_servers": ["ada.ns.test", "bob.ns.test"]}]
                """));
  }

  private Stub marked(String... records) {
    return list("comment.exact", OWN).answers(200, page(1, 1, array(records)));
  }

  private Stub named(String host, String... records) {
    return list("name.exact", host).answers(200, page(1, 1, array(records)));
  }

  private Stub list(String filter, String value) {
    return cloudflare.on(Method.GET, RECORDS).query(filter, value);
  }

  private Stub batch() {
    return cloudflare.on(Method.POST, RECORDS + "/batch");
  }

  private static String array(String... records) {
    return List.of(records).stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String alias(String id, String host, String comment) {
    return record(id, host, "CNAME", "codex.example", true, comment);
  }

  private static String record(
      String id,
      String host,
      String type,
      String content,
      boolean proxied,
      @Nullable String comment) {
    return """
        {"id": "%s", "name": "%s", "type": "%s", "content": "%s", "proxied": %b, "ttl": 1,
         "comment": %s}
        """
        .formatted(id, host, type, content, proxied, comment == null ? null : '"' + comment + '"');
  }

  private static String wanted(String host) {
    return """
    {"type":"CNAME","name":"%s","content":"codex.example","ttl":1,"proxied":true,\
    "comment":"penstock:codex/pr-8"}"""
        .formatted(host);
  }

  private static Failure failure(ThrowingCallable call) {
    return catchThrowableOfType(PenstockException.class, call).failure();
  }
}

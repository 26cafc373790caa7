package dev.penstock.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.dns.NameServers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

class AuthoritativeNameServersTest {
  private static final String API = "api-preview-8.codex.example";
  private static final String WEB = "codex-preview-8.codex.example";

  private static final Duration AMPLE = Duration.ofSeconds(20);

  private TestNameServer first;
  private TestNameServer second;

  @BeforeEach
  void start() throws IOException {
    first = new TestNameServer();
    second = new TestNameServer();
  }

  @AfterEach
  void stop() throws IOException {
    first.close();
    second.close();
  }

  @Test
  void hosts_that_every_server_knows_answer() throws Exception {
    for (TestNameServer server : List.of(first, second)) {
      server.with(Records.address(API, "192.0.2.1"), Records.address(WEB, "2001:db8::1"));
    }

    assertThat(
            both()
                .answering(
                    List.of("ns1.example", "ns2.example"), List.of(API, WEB, "no.codex.example")))
        .containsExactlyInAnyOrder(API, WEB);
  }

  @Test
  void a_host_that_one_server_does_not_know_yet_does_not_answer() throws Exception {
    first.with(Records.address(API, "192.0.2.1"));

    assertThat(both().answering(List.of("ns1.example", "ns2.example"), List.of(API))).isEmpty();
  }

  @Test
  void a_server_that_cannot_answer_has_no_say() throws Exception {
    first.with(Records.address(API, "192.0.2.1"));
    second.failing(Records.name(API), Rcode.REFUSED);

    assertThat(both().answering(List.of("ns1.example", "ns2.example"), List.of(API)))
        .containsExactly(API);
  }

  @Test
  void a_silent_server_has_no_say() throws Exception {
    first.with(Records.address(API, "192.0.2.1"));
    second.silent();

    assertThat(
            both(Duration.ofMillis(50))
                .answering(List.of("ns1.example", "ns2.example"), List.of(API)))
        .containsExactly(API);
  }

  @Test
  void when_no_server_can_be_found_no_host_answers() {
    assertThat(both().answering(List.of("ns9.example"), List.of(API))).isEmpty();
    assertThat(both().answering(List.of(), List.of(API))).isEmpty();
  }

  @Test
  void an_alias_inside_the_zone_is_followed() throws Exception {
    first.with(Records.alias(API, "codex.example"), Records.address("codex.example", "192.0.2.1"));

    assertThat(onlyFirst().answering(List.of("ns1.example"), List.of(API))).containsExactly(API);
  }

  @Test
  void an_alias_that_leads_nowhere_does_not_answer() {
    first.with(Records.alias(API, "codex.example"));

    assertThat(onlyFirst().answering(List.of("ns1.example"), List.of(API))).isEmpty();
  }

  @Test
  void a_server_is_asked_for_what_it_knows_itself() throws Exception {
    first.with(Records.address(API, "192.0.2.1"));

    onlyFirst().answering(List.of("ns1.example"), List.of(API, API));

    assertThat(first.queries()).hasSize(1).noneMatch(AuthoritativeNameServersTest::wantsRecursion);
  }

  @Test
  void a_given_server_is_asked_for_everything() throws Exception {
    first.with(Records.address(API, "192.0.2.1"));
    NameServers given = AuthoritativeNameServers.asking(Optional.of(first.address()));

    assertThat(given.answering(List.of("a.invalid", "b.invalid"), List.of(API)))
        .containsExactly(API);
    assertThat(first.queries()).hasSize(1);
  }

  private static boolean wantsRecursion(Message query) {
    return query.getHeader().getFlag(Flags.RD);
  }

  private NameServers onlyFirst() {
    return new AuthoritativeNameServers(name -> first.address(), AMPLE);
  }

  private NameServers both() {
    return both(AMPLE);
  }

  private NameServers both(Duration patience) {
    Map<String, InetSocketAddress> known =
        Map.of("ns1.example", first.address(), "ns2.example", second.address());
    return new AuthoritativeNameServers(
        name -> {
          InetSocketAddress address = known.get(name);
          if (address == null) {
            throw new UnknownHostException(name);
          }
          return address;
        },
        patience);
  }
}

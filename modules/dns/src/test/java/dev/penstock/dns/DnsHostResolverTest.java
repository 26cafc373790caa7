package dev.penstock.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class DnsHostResolverTest {
  private TestNameServer server;
  private HostResolver resolver;

  @BeforeEach
  void start() throws IOException {
    server = new TestNameServer();
    resolver = DnsHostResolver.asking(Optional.of(server.address()));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void a_host_has_the_addresses_that_the_given_server_says() throws Exception {
    server.with(
        Records.address("api.codex.example", "192.0.2.1"),
        Records.address("api.codex.example", "192.0.2.2"));

    assertThat(resolver.resolve("api.codex.example"))
        .containsExactlyInAnyOrder(
            InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("192.0.2.2"));
  }

  @Test
  void a_host_without_an_ipv4_address_has_its_ipv6_ones() throws Exception {
    server.with(Records.address("six.codex.example", "2001:db8::1"));

    assertThat(resolver.resolve("six.codex.example"))
        .containsExactly(InetAddress.ofLiteral("2001:db8::1"));
  }

  @Test
  void an_alias_is_followed_to_its_end() throws Exception {
    server.with(
        Records.alias("pr.codex.example", "edge.codex.example"),
        Records.alias("edge.codex.example", "codex.example"),
        Records.address("codex.example", "192.0.2.9"));

    assertThat(resolver.resolve("pr.codex.example"))
        .containsExactly(InetAddress.ofLiteral("192.0.2.9"));
  }

  @Test
  void aliases_that_go_round_in_a_circle_have_no_address() {
    server.with(
        Records.alias("a.codex.example", "b.codex.example"),
        Records.alias("b.codex.example", "a.codex.example"));

    assertThatThrownBy(() -> resolver.resolve("a.codex.example"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void a_host_is_found_as_soon_as_it_is_there() throws Exception {
    assertThatThrownBy(() -> resolver.resolve("new.codex.example"))
        .isInstanceOf(UnknownHostException.class);
    server.with(Records.address("new.codex.example", "192.0.2.3"));

    assertThat(resolver.resolve("new.codex.example"))
        .containsExactly(InetAddress.ofLiteral("192.0.2.3"));
  }

  @Test
  void an_answer_that_does_not_fit_comes_over_tcp() throws Exception {
    server.truncating().with(Records.address("long.codex.example", "192.0.2.4"));

    assertThat(resolver.resolve("long.codex.example"))
        .containsExactly(InetAddress.ofLiteral("192.0.2.4"));
  }

  @Test
  void a_server_that_cannot_answer_is_told_apart_from_a_host_without_address() {
    server.failing(Records.name("broken.codex.example"), Rcode.SERVFAIL);

    assertThatThrownBy(() -> resolver.resolve("broken.codex.example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("no answer")
        .cause()
        .hasMessageContaining("SERVFAIL");
  }

  @Test
  void a_text_that_is_no_host_name_has_no_address() {
    assertThatThrownBy(() -> resolver.resolve("a..b")).isInstanceOf(UnknownHostException.class);
    assertThat(server.queries()).isEmpty();
  }

  @Test
  void addresses_and_localhost_are_not_asked_for() throws Exception {
    assertThat(resolver.resolve("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
    assertThat(resolver.resolve("::1")).containsExactly(InetAddress.ofLiteral("::1"));
    assertThat(resolver.resolve("localhost")).allMatch(InetAddress::isLoopbackAddress);
    assertThat(server.queries()).isEmpty();
  }

  @Test
  void without_a_server_the_machine_itself_is_asked() throws Exception {
    assertThat(DnsHostResolver.asking(Optional.empty()).resolve("127.0.0.1"))
        .containsExactly(InetAddress.ofLiteral("127.0.0.1"));
  }
}

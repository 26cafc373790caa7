package dev.penstock.sandbox.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsServerTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private volatile Instant now = START;
  private final List<ServedRecord> records = new CopyOnWriteArrayList<>();
  private final DnsServer server = DnsServer.start(() -> List.of(new Codex()), () -> now);
  private final Asked asked = Asked.of(server.address());

  private final class Codex implements ServedZone {
    @Override
    public String name() {
      return "codex.example";
    }

    @Override
    public List<String> nameServers() {
      return List.of("ada.ns.sandbox.example", "bob.ns.sandbox.example");
    }

    @Override
    public long serial() {
      return 7;
    }

    @Override
    public Collection<ServedRecord> at(String name) {
      return records.stream().filter(record -> record.name().equals(name)).toList();
    }

    @Override
    public boolean hasBelow(String name) {
      return records.stream().anyMatch(record -> record.name().endsWith("." + name));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void add(String name, String type, String content, boolean proxied) {
    records.add(new ServedRecord(name, type, content, 120, proxied, now));
  }

  @Test
  void answers_over_udp_and_tcp_with_authority() {
    add("www.codex.example", "A", "192.0.2.7", false);

    Message answer = asked.message("www.codex.example", Type.A);

    assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
    assertThat(asked.answers("www.codex.example", Type.A)).containsExactly("A 192.0.2.7");
    assertThat(asked.overTcp().answers("WWW.Codex.Example", Type.A)).containsExactly("A 192.0.2.7");
  }

  @Test
  void a_proxied_record_is_answered_with_the_edge() {
    add("api.codex.example", "CNAME", "codex.example", true);

    assertThat(asked.answers("api.codex.example", Type.A)).containsExactly("A 127.0.0.1");
    assertThat(asked.answers("api.codex.example", Type.CNAME)).isEmpty();
    assertThat(asked.answers("api.codex.example", Type.AAAA)).isEmpty();
    assertThat(asked.status("api.codex.example", Type.AAAA)).isEqualTo("NOERROR");
  }

  @Test
  void follows_aliases_within_the_zones_and_no_further() {
    add("a.codex.example", "CNAME", "b.codex.example", false);
    add("b.codex.example", "CNAME", "c.codex.example", false);
    add("c.codex.example", "A", "192.0.2.9", false);
    add("out.codex.example", "CNAME", "elsewhere.example.net", false);
    add("loop.codex.example", "CNAME", "loop.codex.example", false);

    assertThat(asked.answers("a.codex.example", Type.A))
        .containsExactly("CNAME b.codex.example.", "CNAME c.codex.example.", "A 192.0.2.9");
    assertThat(asked.answers("out.codex.example", Type.A))
        .containsExactly("CNAME elsewhere.example.net.");
    assertThat(asked.answers("loop.codex.example", Type.A)).hasSize(1);
  }

  @Test
  void a_no_carries_the_soa_so_that_it_can_be_remembered() {
    add("deep.below.codex.example", "TXT", "some text", false);

    Message missing = asked.message("missing.codex.example", Type.A);

    assertThat(asked.status("missing.codex.example", Type.A)).isEqualTo("NXDOMAIN");
    assertThat(missing.getSection(Section.AUTHORITY)).hasSize(1);
    assertThat(missing.getSection(Section.AUTHORITY).getFirst().getType()).isEqualTo(Type.SOA);
    assertThat(asked.status("below.codex.example", Type.A)).isEqualTo("NOERROR");
    assertThat(asked.status("www.example.net", Type.A)).isEqualTo("REFUSED");
  }

  @Test
  void knows_the_zones_servers_and_where_they_are() {
    assertThat(asked.answers("codex.example", Type.NS))
        .containsExactly("NS ada.ns.sandbox.example.", "NS bob.ns.sandbox.example.");
    assertThat(asked.answers("codex.example", Type.SOA)).first().asString().contains(" 7 ");
    assertThat(asked.answers("ada.ns.sandbox.example", Type.A)).containsExactly("A 127.0.0.1");
  }

  @Test
  void a_record_is_answered_from_its_time_on() {
    records.add(
        new ServedRecord("new.codex.example", "A", "192.0.2.1", 60, false, START.plusSeconds(5)));

    assertThat(asked.status("new.codex.example", Type.A)).isEqualTo("NXDOMAIN");
    now = START.plusSeconds(5);
    assertThat(asked.answers("new.codex.example", Type.A)).containsExactly("A 192.0.2.1");
  }

  @Test
  void an_answer_too_long_for_udp_comes_over_tcp() {
    for (int i = 0; i < 60; i++) {
      add("many.codex.example", "TXT", "a text of some length, number " + i, false);
    }

    assertThat(asked.answers("many.codex.example", Type.TXT)).hasSize(60);
  }

  @Test
  void text_in_quotes_or_with_quotes_in_it_stays_what_it_is() {
    add("t.codex.example", "TXT", "say \"hi\"", false);
    add("t.codex.example", "TXT", "\"already quoted\"", false);

    assertThat(asked.answers("t.codex.example", Type.TXT))
        .containsExactlyInAnyOrder("TXT \"say \\\"hi\\\"\"", "TXT \"already quoted\"");
  }
}

package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class NameServerTest {
  private final NameServer server = NameServer.start("codex.example");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void every_host_of_the_zone_is_here() throws IOException {
    assertThat(ask("api.codex.example.", Type.A).getSection(Section.ANSWER))
        .singleElement()
        .isInstanceOfSatisfying(
            ARecord.class,
            found -> assertThat(found.getAddress()).isEqualTo(InetAddress.getLoopbackAddress()));
    assertThat(ask("codex.example.", Type.A).getSection(Section.ANSWER)).hasSize(1);
  }

  @Test
  void it_has_no_other_addresses_and_no_other_hosts() throws IOException {
    assertThat(ask("api.codex.example.", Type.AAAA).getSection(Section.ANSWER)).isEmpty();
    Message other = ask("codex.example.com.", Type.A);
    assertThat(other.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(other.getSection(Section.ANSWER)).isEmpty();
  }

  private Message ask(String host, int type) throws IOException {
    Record question = Record.newRecord(Name.fromString(host), type, DClass.IN);
    return new SimpleResolver(server.address()).send(Message.newQuery(question));
  }
}

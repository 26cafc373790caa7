package dev.penstock.sandbox.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A stub resolver that asks one server, and shows the answers as short text. */
public final class Asked {

  private final SimpleResolver resolver;

  private Asked(SimpleResolver resolver) {
    this.resolver = resolver;
  }

  /** Over UDP first, as resolvers do. */
  public static Asked of(InetSocketAddress server) {
    return new Asked(new SimpleResolver(server));
  }

  /** The same over TCP only. */
  public Asked overTcp() {
    resolver.setTCP(true);
    return this;
  }

  /** The whole answer. */
  public Message message(String name, int type) {
    try {
      Name absolute = Name.fromString(name, Name.root);
      return resolver.send(Message.newQuery(Record.newRecord(absolute, type, DClass.IN)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer section: {@code CNAME x.example.}, {@code A 127.0.0.1} … */
  public List<String> answers(String name, int type) {
    return message(name, type).getSection(Section.ANSWER).stream()
        .map(record -> Type.string(record.getType()) + " " + record.rdataToString())
        .toList();
  }

  /** NOERROR, NXDOMAIN, REFUSED … */
  public String status(String name, int type) {
    return Rcode.string(message(name, type).getRcode());
  }
}

package dev.penstock.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks one name server for the addresses of a host, without any memory of earlier answers.
 *
 * <p>An alias whose target is not part of the answer is asked for in turn, of the same server.
 */
final class AddressLookup {
  /** How long a server may take to answer. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Longer chains are loops in practice; resolvers give up at about this length too. */
  private static final int LONGEST_CHAIN = 8;

  private final SimpleResolver server;
  private final boolean recursive;

  private AddressLookup(InetSocketAddress address, Duration patience, boolean recursive) {
    this.server = new SimpleResolver(address);
    this.server.setTimeout(patience);
    this.recursive = recursive;
  }

  /** Asks a server that may ask others in its turn. */
  static AddressLookup recursive(InetSocketAddress address) {
    return new AddressLookup(address, PATIENCE, true);
  }

  /** Asks a server for what it knows itself (RFC 1035, section 4.1.1: recursion not desired). */
  static AddressLookup authoritative(InetSocketAddress address, Duration patience) {
    return new AddressLookup(address, patience, false);
  }

  /**
   * The host's IPv4 addresses, or its IPv6 ones when it has no others; empty when it has none or is
   * no legal name.
   *
   * @throws IOException when the server does not answer, or says that it cannot
   */
  List<InetAddress> addresses(String host) throws IOException {
    Optional<Name> name = absolute(host);
    if (name.isEmpty()) {
      return List.of();
    }
    List<InetAddress> addresses = follow(name.get(), Type.A);
    return addresses.isEmpty() ? follow(name.get(), Type.AAAA) : addresses;
  }

  private List<InetAddress> follow(Name host, int type) throws IOException {
    Name name = host;
    for (int asked = 0; asked < LONGEST_CHAIN; asked++) {
      List<Record> answer = ask(name, type);
      List<InetAddress> addresses = answer.stream().flatMap(AddressLookup::address).toList();
      Name target = endOfChain(name, answer);
      if (!addresses.isEmpty() || target.equals(name)) {
        return addresses;
      }
      name = target;
    }
    return List.of();
  }

  private List<Record> ask(Name name, int type) throws IOException {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    if (!recursive) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    Message answer = server.send(query);
    int code = answer.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      throw new IOException("the name server answered " + Rcode.string(code));
    }
    return answer.getSection(Section.ANSWER);
  }

  private static Name endOfChain(Name start, List<Record> answer) {
    Name end = start;
    for (int links = 0; links < answer.size(); links++) {
      end = targetOf(end, answer).orElse(end);
    }
    return end;
  }

  private static Optional<Name> targetOf(Name alias, List<Record> answer) {
    return answer.stream()
        .filter(record -> record.getName().equals(alias))
        .flatMap(record -> record instanceof CNAMERecord link ? Stream.of(link) : Stream.empty())
        .map(CNAMERecord::getTarget)
        .findFirst();
  }

  private static Stream<InetAddress> address(Record record) {
    return switch (record) {
      case ARecord v4 -> Stream.of(v4.getAddress());
      case AAAARecord v6 -> Stream.of(v6.getAddress());
      default -> Stream.empty();
    };
  }

  private static Optional<Name> absolute(String host) {
    try {
      return Optional.of(Name.fromString(host, Name.root));
    } catch (TextParseException e) {
      return Optional.empty();
    }
  }
}

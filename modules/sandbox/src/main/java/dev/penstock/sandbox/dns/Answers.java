package dev.penstock.sandbox.dns;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Makes the answer to a question, as an authoritative server does (RFC 1034, section 4.3.2): chains
 * of CNAMEs are followed within the zones, a missing name or type is answered with the zone's SOA
 * so that the "no" can be remembered (RFC 2308), and names of other zones are refused.
 */
final class Answers {

  /** What Cloudflare answers for a proxied record. */
  private static final long PROXIED_TTL = 300;

  private static final long NEGATIVE_TTL = 60;
  private static final int LONGEST_CHAIN = 8;

  private final ServedZones zones;
  private final InstantSource clock;

  Answers(ServedZones zones, InstantSource clock) {
    this.zones = zones;
    this.clock = clock;
  }

  Message answer(Message query) {
    Message reply = new Message(query.getHeader().getID());
    Header header = reply.getHeader();
    header.setFlag(Flags.QR);
    header.setOpcode(query.getHeader().getOpcode());
    Record question = query.getQuestion();
    if (query.getHeader().getOpcode() != Opcode.QUERY || question == null) {
      header.setRcode(Rcode.NOTIMP);
      return reply;
    }
    reply.addRecord(question, Section.QUESTION);
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    fill(reply, question.getName(), question.getType());
    return reply;
  }

  private void fill(Message reply, Name asked, int type) {
    Name name = asked;
    Set<Name> seen = new HashSet<>();
    for (int link = 0; link < LONGEST_CHAIN && seen.add(name); link++) {
      Optional<? extends ServedZone> zone = zoneOf(name);
      if (zone.isEmpty()) {
        refuseUnlessChained(reply, link);
        return;
      }
      reply.getHeader().setFlag(Flags.AA);
      Optional<Name> next = step(reply, zone.get(), name, type);
      if (next.isEmpty()) {
        return;
      }
      name = next.get();
    }
  }

  private static void refuseUnlessChained(Message reply, int link) {
    if (link == 0) {
      reply.getHeader().setRcode(Rcode.REFUSED);
    }
  }

  /** Answers one name of the chain; where the chain goes on, if it does. */
  private Optional<Name> step(Message reply, ServedZone zone, Name name, int type) {
    List<Record> here = recordsAt(zone, name);
    List<Record> found =
        here.stream().filter(r -> type == Type.ANY || r.getType() == type).toList();
    found.forEach(r -> reply.addRecord(r, Section.ANSWER));
    if (!found.isEmpty()) {
      return Optional.empty();
    }
    Optional<Record> alias = here.stream().filter(r -> r.getType() == Type.CNAME).findFirst();
    alias.ifPresent(r -> reply.addRecord(r, Section.ANSWER));
    if (alias.isEmpty()) {
      denied(reply, zone, here.isEmpty() && !zone.hasBelow(text(name)));
    }
    return alias.map(r -> ((org.xbill.DNS.CNAMERecord) r).getTarget());
  }

  private static void denied(Message reply, ServedZone zone, boolean noSuchName) {
    if (noSuchName) {
      reply.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    reply.addRecord(startOfAuthority(zone, NEGATIVE_TTL), Section.AUTHORITY);
  }

  private Optional<? extends ServedZone> zoneOf(Name name) {
    String text = text(name);
    return zones.zones().stream()
        .filter(zone -> isWithin(text, zone) || zone.nameServers().contains(text))
        .max(Comparator.comparingInt(zone -> zone.name().length()));
  }

  private static boolean isWithin(String name, ServedZone zone) {
    return name.equals(zone.name()) || name.endsWith("." + zone.name());
  }

  private List<Record> recordsAt(ServedZone zone, Name name) {
    String text = text(name);
    List<Record> records = new ArrayList<>();
    if (zone.nameServers().contains(text)) {
      records.add(edge(name));
    }
    if (text.equals(zone.name())) {
      records.add(startOfAuthority(zone, PROXIED_TTL));
      zone.nameServers().forEach(server -> records.add(nameServer(name, server)));
    }
    records.addAll(held(zone.at(text), name));
    return records;
  }

  private List<Record> held(Collection<ServedRecord> served, Name name) {
    List<Record> records = new ArrayList<>();
    for (ServedRecord record : served) {
      if (!record.from().isAfter(clock.instant())) {
        records.add(record.proxied() ? edge(name) : ZoneFile.parse(record, name));
      }
    }
    return records.stream().distinct().toList();
  }

  private static Record edge(Name name) {
    return new ARecord(name, DClass.IN, PROXIED_TTL, InetAddress.getLoopbackAddress());
  }

  private static Record nameServer(Name name, String server) {
    return new NSRecord(name, DClass.IN, 86_400, ZoneFile.absolute(server));
  }

  private static Record startOfAuthority(ServedZone zone, long ttl) {
    return new SOARecord(
        ZoneFile.absolute(zone.name()),
        DClass.IN,
        ttl,
        ZoneFile.absolute(zone.nameServers().getFirst()),
        ZoneFile.absolute("dns.sandbox.example"),
        zone.serial(),
        10_000,
        2_400,
        604_800,
        NEGATIVE_TTL);
  }

  private static String text(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }
}

package dev.penstock.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/** Records for a {@link TestNameServer}. */
final class Records {
  private Records() {}

  static Record address(String host, String address) throws UnknownHostException {
    InetAddress parsed = InetAddress.ofLiteral(address);
    return parsed.getAddress().length == 4
        ? new ARecord(name(host), DClass.IN, 60, parsed)
        : new AAAARecord(name(host), DClass.IN, 60, parsed);
  }

  static Record alias(String host, String target) {
    return new CNAMERecord(name(host), DClass.IN, 60, name(target));
  }

  static Name name(String host) {
    try {
      return Name.fromString(host, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

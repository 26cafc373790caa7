package dev.penstock.sandbox.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Records written as text. */
public final class ZoneFile {

  private static final Set<String> HOST_LAST = Set.of("CNAME", "NS", "MX", "PTR", "SRV");

  private ZoneFile() {}

  /**
   * Whether the content is what that type needs.
   *
   * @param type such as {@code AAAA}
   */
  public static boolean isValid(String type, String content) {
    try {
      parse(type, content, absolute("example.com"), 300);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  static Record parse(ServedRecord record, Name name) {
    return parse(record.type(), record.content(), name, record.ttl());
  }

  private static Record parse(String type, String content, Name name, long ttl) {
    int number = Type.value(type);
    try {
      return Record.fromString(
          name, number, DClass.IN, ttl, zoneFileForm(type, content), Name.root);
    } catch (IOException | IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException("not a " + type + ": " + content, e));
    }
  }

  private static String zoneFileForm(String type, String content) {
    if (HOST_LAST.contains(type)) {
      return content.endsWith(".") ? content : content + ".";
    }
    return type.equals("TXT") && !content.startsWith("\"") ? quoted(content) : content;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  static Name absolute(String name) {
    try {
      return Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw new UncheckedIOException(e);
    }
  }
}

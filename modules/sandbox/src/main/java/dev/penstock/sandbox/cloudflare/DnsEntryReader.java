package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.penstock.sandbox.dns.ZoneFile;
import dev.penstock.sandbox.http.Json;
import java.net.IDN;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads DNS records from requests and refuses what Cloudflare refuses. */
final class DnsEntryReader {

  private static final Set<String> TYPES =
      Set.of("A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT");
  private static final Pattern HOST_NAME =
      Pattern.compile("(\\*\\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_-]{1,63})*\\.?");

  /** On the Free plan; https://developers.cloudflare.com/dns/manage-dns-records/reference/. */
  private static final int LONGEST_COMMENT = 100;

  private final String zone;
  private final Instant now;

  DnsEntryReader(String zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  DnsEntry create(JsonNode body) {
    return checked(read(body, body, Ids.hex(), now));
  }

  /** All of a record anew, under its id. */
  DnsEntry replace(DnsEntry old, JsonNode body) {
    return checked(read(body, body, old.id(), old.createdOn()));
  }

  /** Parts of a record anew. */
  DnsEntry patch(DnsEntry old, JsonNode body) {
    return checked(read(body, old.json(), old.id(), old.createdOn()));
  }

  private DnsEntry read(JsonNode body, JsonNode fallback, String id, Instant createdOn) {
    Fields fields = new Fields(body, fallback);
    String type = fields.of("type").asText("").toUpperCase(Locale.ROOT);
    return new DnsEntry(
        id,
        type,
        qualified(fields.of("name").asText("")),
        content(type, fields.of("content").asText("")),
        fields.of("proxied").asBoolean(false),
        fields.of("ttl").asLong(1),
        Optional.of(fields.of("comment").asText("")).filter(text -> !text.isEmpty()),
        texts(fields.of("tags")),
        Optional.of(fields.of("priority")).filter(JsonNode::isNumber).map(JsonNode::asInt),
        fields.of("settings").isObject() ? fields.of("settings") : Json.object(),
        Optional.empty(),
        createdOn,
        now);
  }

  /** A field of the request or, where it says nothing of it, of what there was. */
  private record Fields(JsonNode body, JsonNode fallback) {
    JsonNode of(String name) {
      JsonNode value = body.has(name) ? body.get(name) : fallback.path(name);
      return value.isNull() ? MissingNode.getInstance() : value;
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** {@code @} and relative names are completed; so is a name of another zone. */
  private String qualified(String name) {
    String ascii = IDN.toASCII(name.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (bare.equals("@") || bare.equals(zone)) {
      return zone;
    }
    return bare.endsWith("." + zone) ? bare : bare + "." + zone;
  }

  private static String content(String type, String content) {
    boolean isHost = Set.of("CNAME", "NS", "MX", "PTR").contains(type);
    return isHost ? content.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "") : content;
  }

  private DnsEntry checked(DnsEntry entry) {
    if (!TYPES.contains(entry.type())) {
      throw Envelope.error(400, 9000, "DNS record type is invalid or not run by the sandbox.");
    }
    if (!HOST_NAME.matcher(entry.name()).matches() || entry.name().length() > 253) {
      throw Envelope.error(400, 9000, "DNS name is invalid.");
    }
    checkContent(entry);
    checkTtl(entry.ttl());
    if (entry.proxied() && !entry.isAddress()) {
      throw Envelope.error(400, 9004, "This record type cannot be proxied.");
    }
    if (entry.comment().orElse("").length() > LONGEST_COMMENT) {
      throw Envelope.error(
          400, 9300, "DNS record comment is longer than " + LONGEST_COMMENT + " characters.");
    }
    return entry;
  }

  private static void checkTtl(long ttl) {
    if (ttl != 1 && (ttl < 60 || ttl > 86_400)) {
      throw Envelope.error(
          400, 9021, "Invalid TTL. Must be between 60 and 86400 seconds, or 1 for Automatic.");
    }
  }

  private static void checkContent(DnsEntry entry) {
    String data = entry.served(Duration.ZERO).content();
    boolean isHost = entry.type().equals("CNAME") || entry.type().equals("NS");
    if (isHost && !HOST_NAME.matcher(entry.content()).matches()) {
      throw Envelope.error(400, 9007, "Content for " + entry.type() + " record is invalid.");
    }
    if (!ZoneFile.isValid(entry.type(), data)) {
      throw Envelope.error(400, 9005, "Content for " + entry.type() + " record is invalid.");
    }
  }
}

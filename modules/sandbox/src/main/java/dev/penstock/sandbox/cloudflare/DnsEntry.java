package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.dns.ServedRecord;
import dev.penstock.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A DNS record of a zone.
 *
 * @param id 32 hexadecimal digits
 * @param type upper case
 * @param name fully qualified, lower case, without a final dot
 * @param content in the zone file's form
 * @param proxied whether Cloudflare answers with its edge instead
 * @param ttl in seconds; 1 means automatic
 * @param comment empty for none
 * @param tags {@code name:value}
 * @param priority of MX records
 * @param settings as sent
 * @param managedBy the Worker whose custom domain made it; such a record is read-only
 * @param createdOn when it was made
 * @param modifiedOn when it was last changed
 */
record DnsEntry(
    String id,
    String type,
    String name,
    String content,
    boolean proxied,
    long ttl,
    Optional<String> comment,
    List<String> tags,
    Optional<Integer> priority,
    JsonNode settings,
    Optional<String> managedBy,
    Instant createdOn,
    Instant modifiedOn) {

  private static final long AUTOMATIC_TTL = 300;

  DnsEntry {
    tags = List.copyOf(tags);
  }

  boolean isAddress() {
    return type.equals("A") || type.equals("AAAA") || type.equals("CNAME");
  }

  /** Whether the two say the same to a resolver. */
  boolean sameAs(DnsEntry other) {
    return type.equals(other.type) && name.equals(other.name) && content.equals(other.content);
  }

  DnsEntry managedBy(String worker) {
    return new DnsEntry(
        id,
        type,
        name,
        content,
        proxied,
        ttl,
        comment,
        tags,
        priority,
        settings,
        Optional.of(worker),
        createdOn,
        modifiedOn);
  }

  ServedRecord served(Duration delay) {
    String data = priority.map(p -> p + " " + content).orElse(content);
    long seconds = ttl == 1 ? AUTOMATIC_TTL : ttl;
    return new ServedRecord(name, type, data, seconds, proxied, createdOn.plus(delay));
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("name", name).put("type", type);
    json.put("content", content).put("proxiable", isAddress()).put("proxied", proxied);
    json.put("ttl", ttl).set("settings", settings);
    json.set("meta", meta());
    json.put("comment", comment.orElse(null)).set("tags", Json.tree(tags));
    priority.ifPresent(value -> json.put("priority", value));
    json.put("created_on", createdOn.toString()).put("modified_on", modifiedOn.toString());
    comment.ifPresent(text -> json.put("comment_modified_on", modifiedOn.toString()));
    return json;
  }

  private ObjectNode meta() {
    ObjectNode meta = Json.object();
    managedBy.ifPresent(worker -> meta.put("origin_worker_id", worker).put("read_only", true));
    return meta;
  }
}

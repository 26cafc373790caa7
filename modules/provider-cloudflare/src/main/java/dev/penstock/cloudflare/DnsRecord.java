package dev.penstock.cloudflare;

import dev.penstock.http.Fields;
import dev.penstock.pipeline.resource.Owner;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A DNS record as the API shows it. */
record DnsRecord(
    String id,
    String name,
    String type,
    String content,
    boolean proxied,
    @Nullable String comment) {

  static DnsRecord of(Fields fields) {
    return new DnsRecord(
        fields.text("id"),
        fields.text("name"),
        fields.text("type"),
        fields.optional("content").orElse(""),
        fields.flag("proxied"),
        fields.optional("comment").orElse(null));
  }

  /** The filters of the API pass over upper and lower case; a mark must be exactly the owner's. */
  boolean isOf(Owner owner) {
    return owner.mark().equals(comment);
  }

  boolean isFor(String host) {
    return name.toLowerCase(Locale.ROOT).equals(host);
  }
}

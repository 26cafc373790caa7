package dev.penstock.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * A change to a document before it is read, where the document itself is wrong.
 *
 * @param vendor whose document
 * @param reason what is wrong with it
 * @param change made to the whole document
 */
record Repair(Vendor vendor, String reason, Consumer<JsonNode> change) {
  private static final List<Repair> ALL =
      List.of(
          new Repair(
              Vendor.CLOUDFLARE,
              "the headers of any part of a form are described under an asterisk, which OpenAPI"
                  + " does not know and the parser refuses",
              Repair::dropFormEncodings),
          new Repair(
              Vendor.CLOUDFLARE,
              "a live record without a comment has a null there, though a text is described",
              document -> makeNullable(document, "dns-records_comment")),
          new Repair(
              Vendor.CLOUDFLARE,
              "every record is said to have \"data\", though those of type A or CNAME are described"
                  + " without, and live ones have none",
              document -> makeOptional(document, "dns-records_dns-record-response", "data")),
          new Repair(
              Vendor.CLOUDFLARE,
              "wrangler binds a D1 database by \"id\", which the document still lists, and answers"
                  + " repeat what was bound; the newer \"database_id\" is said to be required",
              document -> makeOptional(document, "workers_binding_kind_d1", "database_id")),
          new Repair(
              Vendor.CLOUDFLARE,
              "a secret's text is required and write-only: requests have it, answers do not"
                  + " (OpenAPI 3.0.3, schema object); inside anyOf the validator wants it in both",
              document -> makeOptional(document, "workers_binding_kind_secret_text", "text")),
          new Repair(
              Vendor.CLOUDFLARE,
              "discriminators only repeat what anyOf says, and the validator loses their targets",
              Repair::dropDiscriminators));

  static List<Repair> all() {
    return ALL;
  }

  /** Makes all that the vendor's document needs. */
  static void apply(Vendor vendor, JsonNode document) {
    ALL.stream()
        .filter(repair -> repair.vendor == vendor)
        .forEach(repair -> repair.change.accept(document));
  }

  private static void dropFormEncodings(JsonNode node) {
    if (node.get("multipart/form-data") instanceof ObjectNode form) {
      form.remove("encoding");
    }
    node.forEach(Repair::dropFormEncodings);
  }

  private static void dropDiscriminators(JsonNode node) {
    if (node instanceof ObjectNode schema && node.path("discriminator").has("propertyName")) {
      schema.remove("discriminator");
    }
    node.forEach(Repair::dropDiscriminators);
  }

  private static void makeNullable(JsonNode document, String schema) {
    ((ObjectNode) document.at("/components/schemas/" + schema)).put("nullable", true);
  }

  private static void makeOptional(JsonNode document, String schema, String property) {
    JsonNode required = document.at("/components/schemas/" + schema + "/required");
    Iterator<JsonNode> each = required.iterator();
    while (each.hasNext()) {
      if (each.next().asText().equals(property)) {
        each.remove();
      }
    }
  }
}

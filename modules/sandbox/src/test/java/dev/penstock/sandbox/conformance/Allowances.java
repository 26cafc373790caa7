package dev.penstock.sandbox.conformance;

import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents are known not to cover, with the reason for each. */
final class Allowances {
  private static final String ANYTHING = ".*";
  private static final Set<Integer> ANY_STATUS = Set.of();
  private static final String UNKNOWN_PATH =
      "validation\\.request\\.(path\\.missing|operation\\.notAllowed):";
  private static final String UNKNOWN_STATUS = "validation\\.response\\.status\\.unknown:";
  private static final String ACCOUNT = "/client/v4/accounts/[^/]+";

  private static final List<Allowance> ALL =
      Stream.of(github(), cloudflare(), neon()).flatMap(List::stream).toList();

  private Allowances() {}

  static List<Allowance> all() {
    return ALL;
  }

  static boolean cover(Vendor vendor, Exchange exchange, String line) {
    return ALL.stream().anyMatch(one -> one.covers(vendor, exchange, line));
  }

  private static List<Allowance> github() {
    return List.of(
        path(Vendor.GITHUB, "GET /(meta)?", "the document was cut to what the actions call"),
        path(Vendor.GITHUB, ANYTHING, Set.of(404), "GitHub answers 404 to what it does not know"),
        status(
            Vendor.GITHUB,
            Set.of(401, 403, 404, 429),
            "any operation can be refused (docs.github.com/rest, troubleshooting); the document"
                + " lists these statuses for some only"),
        status(
            Vendor.GITHUB,
            Set.of(304),
            "every GET is conditional (docs.github.com/rest, best practices); the document lists"
                + " 304 for some only"),
        status(
            Vendor.GITHUB,
            Set.of(400),
            "a body that is not JSON is answered with 400 (docs.github.com/rest, troubleshooting)"),
        new Allowance(
            Vendor.GITHUB,
            Pattern.compile("POST /repos/[^/]+/[^/]+/(check-runs|statuses/[^/]+)"),
            Set.of(422),
            Pattern.compile(UNKNOWN_STATUS),
            "an unknown commit is answered with 422, which the document leaves out here"),
        new Allowance(
            Vendor.GITHUB,
            Pattern.compile(ANYTHING),
            ANY_STATUS,
            Pattern.compile(
                "validation\\.request\\.accept\\.notAllowed: Request Accept header"
                    + " '\\[application/vnd\\.github[.+]"),
            "GitHub's own media types are accepted everywhere (docs.github.com/rest, media types)"),
        new Allowance(
            Vendor.GITHUB,
            Pattern.compile("POST /repos/[^/]+/[^/]+/deployments"),
            Set.of(409),
            Pattern.compile("validation\\.response\\.body\\.unexpected:"),
            "the documentation shows a body (docs.github.com/rest/deployments/deployments), the"
                + " document has none"),
        new Allowance(
            Vendor.GITHUB,
            Pattern.compile("(GET|POST) /repos/[^/]+/[^/]+/deployments/\\d+/statuses(/\\d+)?"),
            ANY_STATUS,
            Pattern.compile(
                "validation\\.response\\.body\\.schema\\.format\\.uri at"
                    + " (/\\d+)?/(target|log|environment)_url:"),
            "live answers hold an empty text for an address that was not given"));
  }

  private static List<Allowance> cloudflare() {
    String unpublished = "wrangler calls it (see the recordings); no public document describes it";
    return List.of(
        path(Vendor.CLOUDFLARE, ANYTHING + ACCOUNT + "/workers/services/[^/]+", unpublished),
        path(
            Vendor.CLOUDFLARE,
            ANYTHING + ACCOUNT + "/workers/workers/[^/]+/previews.*",
            unpublished),
        path(
            Vendor.CLOUDFLARE,
            ANYTHING
                + ACCOUNT
                + "/workers/scripts/[^/]+/(domains/changeset|domains/records|routes)",
            unpublished),
        path(
            Vendor.CLOUDFLARE,
            "GET " + ACCOUNT + "/(storage/kv/namespaces|workers/durable_objects/namespaces).*",
            "the document was cut to what the actions call"),
        path(
            Vendor.CLOUDFLARE,
            ANYTHING,
            Set.of(404, 405),
            "Cloudflare answers 404 or 405 to what it does not know"),
        new Allowance(
            Vendor.CLOUDFLARE,
            Pattern.compile(
                "(PUT|POST) "
                    + ACCOUNT
                    + "/workers/(assets/upload|scripts/[^/]+(/versions|/content)?)(\\?.*)?"),
            ANY_STATUS,
            Pattern.compile("validation\\.request\\.(body|contentType)"),
            "multipart uploads are described loosely, and not as wrangler sends them"),
        new Allowance(
            Vendor.CLOUDFLARE,
            Pattern.compile("(PUT|POST) " + ACCOUNT + "/workers/scripts/[^/]+(/versions)?"),
            ANY_STATUS,
            Pattern.compile(
                "validation\\.request\\.parameter\\.query\\.unexpected: Query parameter"
                    + " '(excludeScript|bindings_inherit)'"),
            unpublished),
        new Allowance(
            Vendor.CLOUDFLARE,
            Pattern.compile(ANYTHING),
            Set.of(400, 401, 403, 404, 405, 409, 412, 422, 429),
            Pattern.compile("validation\\.response\\.body\\.schema\\.type at /result: null found"),
            "a live refusal has a null for its result, where the document has an empty object"),
        new Allowance(
            Vendor.CLOUDFLARE,
            Pattern.compile("GET /client/v4/(memberships|user|accounts)"),
            ANY_STATUS,
            Pattern.compile("validation\\.request\\.security\\.missing:"),
            "API tokens are accepted, though only the older email and key are described"),
        new Allowance(
            Vendor.CLOUDFLARE,
            Pattern.compile("PATCH /client/v4/zones/[^/]+/dns_records/[^/]+"),
            ANY_STATUS,
            Pattern.compile("validation\\.request\\.body\\.schema\\.(anyOf|oneOf|required) at /:"),
            "a patch may hold any part of a record; the document describes whole ones"));
  }

  private static List<Allowance> neon() {
    return List.of(
        path(Vendor.NEON, ANYTHING, Set.of(404), "Neon answers 404 to what it does not know"));
  }

  private static Allowance path(Vendor vendor, String operation, String reason) {
    return path(vendor, operation, ANY_STATUS, reason);
  }

  private static Allowance path(
      Vendor vendor, String operation, Set<Integer> statuses, String reason) {
    return new Allowance(
        vendor, Pattern.compile(operation), statuses, Pattern.compile(UNKNOWN_PATH), reason);
  }

  private static Allowance status(Vendor vendor, Set<Integer> statuses, String reason) {
    return new Allowance(
        vendor, Pattern.compile(ANYTHING), statuses, Pattern.compile(UNKNOWN_STATUS), reason);
  }
}

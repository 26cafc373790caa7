package dev.penstock.acceptance;

import dev.penstock.selftest.Exchange;
import dev.penstock.selftest.Recording;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of what the sandbox answered what is true of one sandbox only. */
final class SelfTestScrubber {
  /** Those that a client of an API may look at. */
  private static final Pattern KEPT =
      Pattern.compile("(?i)content-type|link|location|retry-after|x-ratelimit-.*|ratelimit.*");

  private static final Map<String, String> PROVIDERS =
      Map.of(
          "GITHUB_API_URL", "github",
          "NEON_API_HOST", "neon",
          "CLOUDFLARE_API_BASE_URL", "cloudflare");

  private static final Pattern DATABASE = Pattern.compile("postgresql://([^:]+):[^@]+@([^/]+)/");
  private static final Pattern PASSWORD = Pattern.compile("\"password\":\"[^\"]+\"");

  /** Once the providers' addresses are gone, the database's are what is left. */
  private static final Pattern HOST = Pattern.compile("127\\.0\\.0\\.1:\\d+");

  private final Map<String, String> addresses = new HashMap<>();

  /** For the sandbox that told these variables. */
  SelfTestScrubber(Map<String, String> environment) {
    PROVIDERS.forEach(
        (variable, provider) -> {
          URI uri = URI.create(environment.getOrDefault(variable, ""));
          addresses.put(
              uri.getScheme() + "://" + uri.getAuthority(), Recording.BASE + "/" + provider);
        });
  }

  Exchange scrub(dev.penstock.sandbox.http.Exchange exchange) {
    String target = exchange.path() + (exchange.query().isEmpty() ? "" : "?" + exchange.query());
    Map<String, String> headers = new HashMap<>();
    exchange
        .responseHeaders()
        .forEach(
            (name, value) -> {
              if (KEPT.matcher(name).matches()) {
                headers.put(name, scrub(value));
              }
            });
    return new Exchange(
        Exchange.question(exchange.method(), "/" + exchange.provider() + target),
        exchange.status(),
        headers,
        scrub(exchange.responseBody().text()));
  }

  String scrub(String text) {
    String scrubbed = text;
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      scrubbed = scrubbed.replace(address.getKey(), address.getValue());
    }
    scrubbed = DATABASE.matcher(scrubbed).replaceAll("postgresql://$1:none@$2/");
    scrubbed = PASSWORD.matcher(scrubbed).replaceAll("\"password\":\"none\"");
    scrubbed = scrubbed.replace("sslmode=disable", "sslmode=require");
    return HOST.matcher(scrubbed).replaceAll(Matcher.quoteReplacement(Recording.DATABASE));
  }
}

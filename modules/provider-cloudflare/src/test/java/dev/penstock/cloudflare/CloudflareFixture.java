package dev.penstock.cloudflare;

import dev.penstock.http.Budget;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.time.Duration;

/** Cloudflare over a transport made of stubs, in virtual time; and its answers. */
final class CloudflareFixture {
  static final String BASE = "/client/v4";
  static final URI API = URI.create("https://api.cloudflare.test" + BASE);

  private CloudflareFixture() {}

  static Cloudflare cloudflare(Transport transport) {
    return Cloudflare.connect(access(), "penstock/test", transport, run());
  }

  static CloudflareAccess access() {
    return new CloudflareAccess(API, "acct1", Secret.of("token-of-the-account"));
  }

  static RunContext run() {
    VirtualTime time = new VirtualTime();
    return new RunContext(
        time.time(),
        Budget.of(time.time(), Duration.ofMinutes(20)),
        new RecordedProgress(),
        new Redactor());
  }

  /** A success with that result. */
  static String success(String result) {
    return "{\"success\": true, \"errors\": [], \"messages\": [], \"result\": " + result + "}";
  }

  /** A page of a list. */
  static String page(int page, int pages, String result) {
    return """
        {"success": true, "errors": [], "messages": [], "result": %s,
         "result_info": {"page": %d, "total_pages": %d}}
        """
        .formatted(result, page, pages);
  }

  /** An error. */
  static String error(int code, String message) {
    return """
        {"success": false, "errors": [{"code": %d, "message": "%s"}], "messages": [], "result": null}
        """
        .formatted(code, message);
  }
}

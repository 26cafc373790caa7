package dev.penstock.sandbox.conformance;

import com.atlassian.oai.validator.report.ValidationReport;
import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import java.util.Optional;

/** The check of one exchange against the vendor's document. Thread-safe. */
final class Conformance {
  private Conformance() {}

  /**
   * What an exchange violates; empty when it agrees, when a fault decided the answer, when it is
   * nobody's API, and when the document is not on this machine.
   */
  static Optional<Violation> check(Exchange exchange) {
    return exchange.fault().isPresent()
        ? Optional.empty()
        : Vendor.of(exchange.provider()).flatMap(vendor -> check(vendor, exchange));
  }

  private static Optional<Violation> check(Vendor vendor, Exchange exchange) {
    List<ValidationReport.Message> rules =
        Document.of(vendor).stream()
            .flatMap(document -> document.violations(exchange).stream())
            .filter(rule -> !isRefusedRequest(exchange, rule))
            .filter(rule -> !Allowances.cover(vendor, exchange, Violation.line(rule)))
            .toList();
    return rules.isEmpty() ? Optional.empty() : Optional.of(new Violation(exchange, rules));
  }

  /** A wrong request that was refused was treated as the vendor would treat it. */
  private static boolean isRefusedRequest(Exchange exchange, ValidationReport.Message rule) {
    boolean refused = exchange.status() >= 400 && exchange.status() < 500;
    boolean aboutPath =
        rule.getKey().equals("validation.request.path.missing")
            || rule.getKey().equals("validation.request.operation.notAllowed");
    return refused && !aboutPath && rule.getKey().startsWith("validation.request.");
  }
}

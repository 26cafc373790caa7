package dev.penstock.sandbox.conformance;

import com.atlassian.oai.validator.report.ValidationReport;
import dev.penstock.sandbox.http.Exchange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An exchange that does not agree with the vendor's document.
 *
 * @param exchange which one
 * @param rules what it breaks; never empty
 */
record Violation(Exchange exchange, List<ValidationReport.Message> rules) {
  private static final int MOST_TEXT = 1_500;

  Violation {
    rules = List.copyOf(rules);
  }

  /**
   * The exchange, each broken rule with its place, and the bodies; no headers, they hold tokens.
   */
  String report() {
    String broken =
        rules.stream().map(rule -> "  - " + line(rule)).collect(Collectors.joining("\n"));
    return "exchange %d: %s\n%s\n  query:   %s\n  request: %s\n  answer:  %s"
        .formatted(
            exchange.number(),
            exchange.summary(),
            broken,
            exchange.query(),
            cut(exchange.requestBody().text()),
            cut(exchange.responseBody().text()));
  }

  /** A broken rule on one line: its key, the place in the body where it has one, the message. */
  static String line(ValidationReport.Message rule) {
    String place =
        rule.getContext()
            .flatMap(ValidationReport.MessageContext::getPointers)
            .map(ValidationReport.MessageContext.Pointers::getInstance)
            .map(pointer -> " at " + (pointer.isEmpty() ? "/" : pointer))
            .orElse("");
    return rule.getKey() + place + ": " + rule.getMessage();
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + " …";
  }
}

package dev.penstock.sandbox.conformance;

import dev.penstock.sandbox.http.Exchange;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that a vendor's document is known not to cover.
 *
 * @param vendor whose document
 * @param operation matched against method and path, such as {@code GET /meta}
 * @param statuses of the answer; any when empty
 * @param rule matched against the beginning of the rule's line in the report
 * @param reason why it is no fault of the sandbox
 */
record Allowance(
    Vendor vendor, Pattern operation, Set<Integer> statuses, Pattern rule, String reason) {

  boolean covers(Vendor whose, Exchange exchange, String line) {
    return vendor == whose
        && operation.matcher(exchange.method() + " " + exchange.path()).matches()
        && (statuses.isEmpty() || statuses.contains(exchange.status()))
        && rule.matcher(line).lookingAt();
  }
}

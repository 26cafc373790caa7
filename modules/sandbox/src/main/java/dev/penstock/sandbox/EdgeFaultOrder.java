package dev.penstock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.edge.EdgeFault;
import dev.penstock.sandbox.edge.EdgeOrder;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Trouble at the edge as it is ordered from outside: a JSON object, see docs/sandbox.md. */
final class EdgeFaultOrder {
  private EdgeFaultOrder() {}

  static EdgeOrder read(JsonNode order) {
    String host = order.path("host").asText();
    if (host.isEmpty()) {
      throw FaultOrder.wrong("trouble at the edge needs a \"host\"");
    }
    return new EdgeOrder(
        host.toLowerCase(Locale.ROOT),
        fault(order),
        Optional.of(order.path("times")).filter(JsonNode::isInt).map(JsonNode::asInt),
        Optional.of(order.path("seconds"))
            .filter(JsonNode::isNumber)
            .map(seconds -> Duration.ofMillis(Math.round(seconds.asDouble() * 1_000))),
        order.path("new_versions").asBoolean(false));
  }

  private static EdgeFault fault(JsonNode order) {
    String kind = order.path("fault").asText();
    return switch (kind) {
      case "status" -> new EdgeFault.Status(status(order));
      case "latency" -> new EdgeFault.Slow(Duration.ofMillis(order.path("milliseconds").asLong()));
      case "stale" -> new EdgeFault.Stale();
      case "certificate" -> new EdgeFault.NoCertificate();
      default -> throw FaultOrder.wrong("no such trouble at the edge: \"" + kind + "\"");
    };
  }

  private static int status(JsonNode order) {
    int status = order.path("status").asInt();
    if (status < 200 || status > 599) {
      throw FaultOrder.wrong("a status is from 200 to 599");
    }
    return status;
  }
}

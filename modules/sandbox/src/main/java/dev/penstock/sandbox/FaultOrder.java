package dev.penstock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import dev.penstock.sandbox.http.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A fault as it is ordered from outside: a JSON object, described in docs/sandbox.md. */
final class FaultOrder {
  private final JsonNode order;

  private FaultOrder(JsonNode order) {
    this.order = order;
  }

  static void place(JsonNode order, Faults faults) {
    FaultOrder placed = new FaultOrder(order);
    if (order.path("lasting").asBoolean()) {
      faults.orderLasting(placed.target(), placed.fault());
    } else {
      faults.order(placed.target(), placed.fault(), order.path("times").asInt(1));
    }
  }

  private Target target() {
    return new Target(text("provider"), text("method"), text("template"));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(order.get(name)).map(JsonNode::asText);
  }

  private Fault fault() {
    String kind = text("fault").orElse("");
    return switch (kind) {
      case "latency" -> Fault.latency(Duration.ofMillis(order.path("milliseconds").asLong()));
      case "answer" -> Fault.answer(answer());
      case "reset" -> Fault.reset();
      case "close" -> Fault.close();
      case "reset-afterwards" -> Fault.resetAfterwards();
      case "truncate" -> Fault.truncate();
      default -> throw wrong("no such fault: \"" + kind + "\"");
    };
  }

  private Reply answer() {
    int status = order.path("status").asInt();
    if (status < 200 || status > 599) {
      throw wrong("an answer needs a status from 200 to 599");
    }
    Reply reply = body(status);
    for (Map.Entry<String, JsonNode> header : order.path("headers").properties()) {
      reply = reply.withHeader(header.getKey(), header.getValue().asText());
    }
    return reply;
  }

  /** A text is sent as it is, anything else as JSON. */
  private Reply body(int status) {
    JsonNode body = order.path("body");
    if (body.isMissingNode()) {
      return Reply.empty(status);
    }
    return body.isTextual()
        ? Reply.of(status, "text/html", body.asText().getBytes(StandardCharsets.UTF_8))
        : Reply.json(status, body);
  }

  static ReplyException wrong(String message) {
    return new ReplyException(Reply.json(400, Json.object().put("message", message)));
  }
}

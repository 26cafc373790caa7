package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;
import java.util.List;

/** What every answer of the API is wrapped in. */
final class Envelope {

  private Envelope() {}

  static Reply success(Object result) {
    return Reply.json(200, envelope(true).set("result", Json.tree(result)));
  }

  static Reply nothing() {
    return Reply.json(200, envelope(true).putNull("result"));
  }

  /**
   * One page of a list.
   *
   * @param all the whole list, in order
   */
  static Reply page(List<? extends Object> all, Paging paging) {
    List<? extends Object> part = paging.of(all);
    ObjectNode info = Json.object().put("page", paging.page()).put("per_page", paging.perPage());
    info.put("count", part.size()).put("total_count", all.size());
    info.put("total_pages", (all.size() + paging.perPage() - 1) / paging.perPage());
    ObjectNode body = envelope(true);
    body.set("result", Json.tree(part));
    return Reply.json(200, body.set("result_info", info));
  }

  /** An error to throw from anywhere. */
  static ReplyException error(int status, int code, String message) {
    ObjectNode body = envelope(false).putNull("result");
    ((ArrayNode) body.get("errors")).addObject().put("code", code).put("message", message);
    return new ReplyException(Reply.json(status, body));
  }

  private static ObjectNode envelope(boolean success) {
    ObjectNode envelope = Json.object().put("success", success);
    envelope.putArray("errors");
    envelope.putArray("messages");
    return envelope;
  }
}

package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.ReplyException;

/** GitHub's error answers (docs.github.com/rest, "Troubleshooting the REST API"). */
final class Problem {
  private static final String DOCS = "https://docs.github.com/rest";

  private Problem() {}

  static ReplyException of(int status, String message, String docs) {
    return new ReplyException(Reply.json(status, body(status, message, docs)));
  }

  static ReplyException notFound(String docs) {
    return of(404, "Not Found", docs);
  }

  static ReplyException badCredentials() {
    return of(401, "Bad credentials", "");
  }

  static ReplyException anonymous(String docs) {
    return of(401, "Requires authentication", docs);
  }

  static ReplyException noAccess(Token token, String docs) {
    return of(403, "Resource not accessible by " + token.noun(), docs);
  }

  /** A field whose error code says everything: missing_field, invalid, already_exists. */
  static ReplyException invalid(String resource, String field, String code, String docs) {
    return validation(error(resource, field, code), docs);
  }

  /** A field with an explanation, under the given code. */
  static ReplyException invalid(
      String resource, String field, String code, String message, String docs) {
    return validation(error(resource, field, code).put("message", message), docs);
  }

  private static ReplyException validation(ObjectNode error, String docs) {
    ObjectNode body = body(422, "Validation Failed", docs);
    body.putArray("errors").add(error);
    return new ReplyException(Reply.json(422, body));
  }

  private static ObjectNode error(String resource, String field, String code) {
    return Json.object().put("resource", resource).put("field", field).put("code", code);
  }

  static ObjectNode body(int status, String message, String docs) {
    return Json.object()
        .put("message", message)
        .put("documentation_url", docs.isEmpty() ? DOCS : DOCS + "/" + docs)
        .put("status", String.valueOf(status));
  }
}

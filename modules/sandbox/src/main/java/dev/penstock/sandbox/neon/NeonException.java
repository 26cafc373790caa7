package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.io.Serial;

/** Ends a call with an error in Neon's shape (schema GeneralError). */
final class NeonException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String message;

  NeonException(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.message = message;
  }

  static NeonException notFound(String what) {
    return new NeonException(404, "", what + " not found");
  }

  static NeonException invalid(String message) {
    return new NeonException(400, "", message);
  }

  static NeonException conflict(String code, String message) {
    return new NeonException(409, code, message);
  }

  static NeonException refused(String message) {
    return new NeonException(422, "", message);
  }

  /** Neon can do it, the sandbox can not; 422 because trying again would not help. */
  static NeonException notHere(String message) {
    return new NeonException(422, "NOT_IN_SANDBOX", "the sandbox " + message);
  }

  static NeonException locked() {
    return new NeonException(
        423,
        "",
        "project already has running conflicting operations, scheduling of new ones is prohibited");
  }

  Reply reply(String requestId) {
    return Reply.json(
        status,
        Json.object().put("request_id", requestId).put("code", code).put("message", message));
  }
}

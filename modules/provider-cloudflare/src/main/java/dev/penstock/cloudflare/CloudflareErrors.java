package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ErrorReader;
import dev.penstock.http.VendorError;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads Cloudflare's {@code {"errors": [{"code": 10000, "message": "…"}]}}. Its codes tell more
 * than its statuses: a token without a right is answered with "Authentication error", 403.
 */
final class CloudflareErrors implements ErrorReader {
  /** A token, or the header it comes in, that is none. */
  private static final Set<Integer> NOT_A_TOKEN = Set.of(1000, 6003, 6111);

  /** Both an unknown token and one without a right get 403 and the code 9109. */
  private static final String UNKNOWN_TOKEN = "Invalid access token";

  @Override
  public VendorError read(Answer answer) {
    String message =
        errors(answer)
            .map(error -> error.path("message").asText() + " (" + error.path("code").asText() + ")")
            .collect(Collectors.joining("; "));
    return has(answer, NOT_A_TOKEN) || message.contains(UNKNOWN_TOKEN)
        ? new VendorError(VendorError.Kind.CREDENTIALS, message)
        : VendorError.of(answer.status(), message);
  }

  /** Whether the answer holds an error with one of these codes. */
  static boolean has(Answer answer, Set<Integer> codes) {
    return errors(answer).anyMatch(error -> codes.contains(error.path("code").asInt()));
  }

  private static Stream<JsonNode> errors(Answer answer) {
    return StreamSupport.stream(answer.json().path("errors").spliterator(), false);
  }
}

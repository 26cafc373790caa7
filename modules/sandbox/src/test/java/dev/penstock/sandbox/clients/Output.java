package dev.penstock.sandbox.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.nio.charset.StandardCharsets;

/**
 * What a client left behind.
 *
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Output(int exit, String out, String err) {

  /**
   * The same, when the client succeeded.
   *
   * @throws AssertionError with what it printed, when it did not
   */
  public Output succeeded() {
    if (exit != 0) {
      throw new AssertionError("exit " + exit + "\n" + out + "\n" + err);
    }
    return this;
  }

  /** Standard output as JSON. */
  public JsonNode json() {
    return Json.read(out.getBytes(StandardCharsets.UTF_8));
  }
}

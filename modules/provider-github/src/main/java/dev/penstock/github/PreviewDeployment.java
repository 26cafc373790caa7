package dev.penstock.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.UnreadableAnswer;
import dev.penstock.json.Json;

/**
 * A deployment of an environment that comes and goes.
 *
 * @param id later ones have larger ids
 * @param payload what was given with it; empty for none
 */
record PreviewDeployment(long id, String payload) {

  /**
   * Reads one.
   *
   * @throws UnreadableAnswer if it is none
   */
  static PreviewDeployment read(JsonNode deployment) {
    if (!deployment.path("id").isIntegralNumber()) {
      throw new UnreadableAnswer("it is not a deployment");
    }
    return new PreviewDeployment(
        deployment.path("id").asLong(), payload(deployment.path("payload")));
  }

  /** GitHub gives text back as text and an object as an object. */
  private static String payload(JsonNode payload) {
    return payload.isContainerNode() ? Json.text(payload) : payload.asText("");
  }
}

package dev.penstock.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.penstock.json.Json;
import java.io.IOException;
import java.util.Optional;

/** A provider's answer, its JSON already parsed. Immutable as long as nobody changes the tree. */
public final class Answer {
  private final Response response;
  private final JsonNode json;

  private Answer(Response response, JsonNode json) {
    this.response = response;
    this.json = json;
  }

  /**
   * Parses what says that it is JSON.
   *
   * @throws TransportFault if it isn't: then it was cut off on the way
   */
  static Answer parse(Response response) throws TransportFault {
    if (!response.content().isJson() || response.content().isEmpty()) {
      return new Answer(response, MissingNode.getInstance());
    }
    try {
      return new Answer(response, Json.read(response.content().text()));
    } catch (IOException e) {
      // Not kept as the cause: its message quotes the body.
      throw new TransportFault(TransportFault.Phase.EXCHANGE, "its answer was cut off", null);
    }
  }

  /** The status code. */
  public int status() {
    return response.status();
  }

  /** The first value of a header field; empty when it is absent. */
  public Optional<String> header(String name) {
    return response.headers().first(name);
  }

  /** The answer as it came. */
  public Response response() {
    return response;
  }

  /** The body as a tree; a missing node when it is not JSON or there is none. */
  public JsonNode json() {
    return json;
  }
}

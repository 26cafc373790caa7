package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the tags of a Worker. */
record GetWorkerTags(String accountId, String name) implements Endpoint<List<String>> {

  @Override
  public String action() {
    return "read the tags of Worker " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("accounts", accountId, "workers", "scripts", name, "script-settings");
  }

  @Override
  public List<String> read(Answer answer) {
    return StreamSupport.stream(answer.json().at("/result/tags").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}

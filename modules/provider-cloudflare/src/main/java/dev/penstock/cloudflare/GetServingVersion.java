package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Finds the id of the version that serves a Worker's traffic, all of it or the largest share; empty
 * when there is no such Worker or nothing of it is deployed.
 */
record GetServingVersion(String accountId, String name) implements Endpoint<Optional<String>> {

  @Override
  public String action() {
    return "read the deployments of Worker " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get("accounts", accountId, "workers", "scripts", name, "deployments");
  }

  @Override
  public boolean expects(int status) {
    return WorkerAnswers.isExpected(status);
  }

  /** The first deployment of the list is the one in force. */
  @Override
  public Optional<String> read(Answer answer) {
    return WorkerAnswers.isAbsent(answer)
        ? Optional.empty()
        : largest(answer.json().at("/result/deployments/0/versions"));
  }

  private static Optional<String> largest(JsonNode versions) {
    return StreamSupport.stream(versions.spliterator(), false)
        .max(Comparator.comparingDouble(version -> version.path("percentage").asDouble()))
        .map(version -> version.path("version_id").asText())
        .filter(id -> !id.isEmpty());
  }
}

package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the deployments of a Worker, the newest first; empty when there is no such Worker. */
record GetTraffic(String accountId, String name) implements Endpoint<Optional<Traffic>> {

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

  @Override
  public Optional<Traffic> read(Answer answer) {
    return WorkerAnswers.isAbsent(answer)
        ? Optional.empty()
        : Optional.of(traffic(answer.json().at("/result/deployments")));
  }

  private static Traffic traffic(JsonNode deployments) {
    return new Traffic(deployments.valueStream().map(GetTraffic::shares).toList());
  }

  private static Map<String, Double> shares(JsonNode deployment) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (JsonNode version : deployment.path("versions")) {
      String id = version.path("version_id").asText();
      if (!id.isEmpty()) {
        shares.put(id, version.path("percentage").asDouble());
      }
    }
    return shares;
  }
}

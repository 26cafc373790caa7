package dev.penstock.cloudflare;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * Gives the traffic of a Worker to versions of it.
 *
 * @param shares percentages by version id; they add up to 100
 * @param message why, for people
 * @param force also when a secret has changed since a version was made: the version brings its own
 */
record CreateDeployment(
    String accountId, String name, Map<String, Double> shares, String message, boolean force)
    implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "give the traffic of Worker " + name + " to " + shares;
  }

  @Override
  public ApiRequest request() {
    ApiRequest request =
        ApiRequest.post("accounts", accountId, "workers", "scripts", name, "deployments")
            .json(
                Map.of(
                    "strategy",
                    "percentage",
                    "versions",
                    versions(),
                    "annotations",
                    Map.of("workers/message", message)));
    return force ? request.query("force", "true") : request;
  }

  private List<Map<String, Object>> versions() {
    return shares.entrySet().stream()
        .map(
            share ->
                Map.<String, Object>of(
                    "version_id", share.getKey(), "percentage", share.getValue()))
        .toList();
  }

  /** The same shares twice are the same shares. */
  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Boolean read(Answer answer) {
    return true;
  }
}

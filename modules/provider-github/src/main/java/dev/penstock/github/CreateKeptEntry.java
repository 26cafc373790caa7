package dev.penstock.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import dev.penstock.pipeline.ledger.LedgerPayload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a deployment that keeps a ledger entry. It asks for no checks and merges nothing: what is
 * deployed was decided elsewhere.
 *
 * @param connection the repository
 * @param environment the environment's name
 * @param commit what is deployed, 40 hexadecimal digits
 * @param payload what is kept
 * @param description one line for people
 * @param beside what is kept beside it
 */
record CreateKeptEntry(
    GitHubConnection connection,
    String environment,
    String commit,
    LedgerPayload payload,
    String description,
    KeptEntry.Beside beside)
    implements Endpoint<KeptEntry> {
  private static final String PRODUCTION = "production";

  @Override
  public String action() {
    return "write the ledger of " + environment;
  }

  @Override
  public ApiRequest request() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ref", commit);
    body.put("task", ListKeptEntries.TASK);
    body.put("auto_merge", false);
    body.put("required_contexts", List.of());
    body.put("payload", document());
    body.put("environment", environment);
    body.put("description", DeploymentText.fitting(description));
    body.put("transient_environment", false);
    body.put("production_environment", environment.equals(PRODUCTION));
    return ApiRequest.post("repos", connection.owner(), connection.repository(), "deployments")
        .json(body);
  }

  private ObjectNode document() {
    ObjectNode document = FittingPayload.of(payload);
    document.put("nonce", beside.nonce());
    beside.replaces().ifPresent(id -> document.put("replaces", id));
    beside.url().ifPresent(address -> document.put("url", address.toString()));
    return document;
  }

  @Override
  public KeptEntry read(Answer answer) {
    return KeptEntry.read(answer.json(), environment)
        .orElseThrow(() -> new UnreadableAnswer("it is not the deployment that was asked for"));
  }
}

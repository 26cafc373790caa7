package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.Optional;

/** Reads the newest deployment of a preview; empty when nothing was deployed as that preview. */
record GetPreviewDeployment(String accountId, PreviewName name)
    implements Endpoint<Optional<PreviewDeployment>> {

  @Override
  public String action() {
    return "read the newest deployment of preview " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        "accounts",
        accountId,
        "workers",
        "workers",
        name.worker(),
        "previews",
        name.preview(),
        "deployments",
        "latest");
  }

  @Override
  public boolean expects(int status) {
    return WorkerAnswers.isExpected(status);
  }

  @Override
  public Optional<PreviewDeployment> read(Answer answer) {
    if (WorkerAnswers.isAbsent(answer)) {
      return Optional.empty();
    }
    JsonNode result = answer.json().path("result");
    JsonNode mark = result.path("env").path(OwnerMark.VARIABLE);
    return Optional.of(
        new PreviewDeployment(
            result.path("id").asText(),
            Optional.of(mark.path("text").asText())
                .filter(text -> mark.path("type").asText().equals("plain_text"))));
  }
}

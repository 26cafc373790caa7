package dev.penstock.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.util.List;
import java.util.Optional;

/** Reads the addresses of a preview; empty when there is no such preview. */
record GetPreview(String accountId, PreviewName name) implements Endpoint<Optional<List<String>>> {

  @Override
  public String action() {
    return "read preview " + name;
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.get(
        "accounts", accountId, "workers", "workers", name.worker(), "previews", name.preview());
  }

  @Override
  public boolean expects(int status) {
    return WorkerAnswers.isExpected(status);
  }

  @Override
  public Optional<List<String>> read(Answer answer) {
    return WorkerAnswers.isAbsent(answer)
        ? Optional.empty()
        : Optional.of(
            answer.json().at("/result/urls").valueStream().map(JsonNode::asText).toList());
  }
}

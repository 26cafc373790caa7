package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.pipeline.review.DeploymentRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a deployment to an environment that comes and goes ("Create a deployment"). It asks for no
 * checks and merges nothing.
 *
 * @param connection the repository
 * @param task who deploys what, for filtering
 * @param record what is deployed
 */
record CreateDeployment(GitHubConnection connection, String task, DeploymentRecord record)
    implements Endpoint<PreviewDeployment> {

  @Override
  public String action() {
    return "record the deployment to " + record.environment();
  }

  @Override
  public ApiRequest request() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ref", record.commit());
    body.put("task", task);
    body.put("auto_merge", false);
    body.put("required_contexts", List.of());
    body.put("payload", record.payload());
    body.put("environment", record.environment());
    body.put("description", DeploymentText.fitting(record.description()));
    body.put("transient_environment", true);
    body.put("production_environment", false);
    return ApiRequest.post("repos", connection.owner(), connection.repository(), "deployments")
        .json(body);
  }

  /** 202 says that GitHub merged a branch instead, which nobody asked for. */
  @Override
  public boolean expects(int status) {
    return status == 201;
  }

  @Override
  public PreviewDeployment read(Answer answer) {
    return PreviewDeployment.read(answer.json());
  }
}

package dev.penstock.neon;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Has Neon remove a branch at another time. Tells whether that is certain. */
record SetExpiry(Project project, Branch branch, Instant expiry) implements Endpoint<Boolean> {

  @Override
  public String action() {
    return "prolong branch " + branch.name();
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.patch("projects", project.id(), "branches", branch.id())
        .json(
            Map.of(
                "branch", Map.of("expires_at", expiry.truncatedTo(ChronoUnit.SECONDS).toString())));
  }

  /** The branch may have gone since it was seen. */
  @Override
  public boolean expects(int status) {
    return status == 200 || status == 404;
  }

  @Override
  public Boolean read(Answer answer) {
    return answer.status() == 200;
  }

  @Override
  public Optional<Boolean> unclear() {
    return Optional.of(false);
  }
}

package dev.penstock.inputs;

import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.Incident;
import java.util.List;
import java.util.Optional;

/** For those who want no issues: nothing is opened, and nothing closed. */
final class NoIssues implements FailureIssues {
  @Override
  public Optional<OpenIssue> report(Incident incident) {
    return Optional.empty();
  }

  @Override
  public List<OpenIssue> recover(String project, String environment, long healthy, String comment) {
    return List.of();
  }
}

package dev.penstock.architecture.workflows;

import java.util.stream.Stream;

/** A run that has secrets does not check out what a fork sent. */
final class ForksStayUnprivileged implements Rule {
  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return file.startsOn("pull_request_target") || file.startsOn("workflow_run")
        ? file.steps().flatMap(step -> checkout(file, step))
        : Stream.empty();
  }

  private static Stream<Finding> checkout(WorkflowFile file, WorkflowFile.Step step) {
    return Stream.of("ref", "repository")
        .flatMap(name -> step.input(name).stream())
        .filter(input -> step.action().equals("actions/checkout"))
        .filter(input -> input.text().matches("(?s).*(head|github\\.event\\.number|refs/pull).*"))
        .map(
            input ->
                new Finding(
                    file.name(),
                    input.line(),
                    "a run with secrets checks out %s".formatted(input.text()),
                    "pull_request_target and workflow_run have the repository's rights,"
                        + " and that is a stranger's code",
                    "build it under pull_request, and take over an artifact as data"));
  }
}

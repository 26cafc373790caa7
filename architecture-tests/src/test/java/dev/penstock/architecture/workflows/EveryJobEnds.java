package dev.penstock.architecture.workflows;

import java.util.stream.Stream;

/** A job says how long it may take. One that calls a workflow cannot: the called jobs do. */
final class EveryJobEnds implements Rule {
  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return file.jobs()
        .filter(job -> job.called().isEmpty())
        .filter(job -> job.piece().get("timeout-minutes").isEmpty())
        .map(
            job ->
                new Finding(
                    file.name(),
                    job.line(),
                    "the job %s has no timeout-minutes".formatted(job.name()),
                    "one that hangs holds its concurrency group and a runner for six hours",
                    "say how long it may take at most"));
  }
}

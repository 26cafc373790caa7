package dev.penstock.pipeline.preview;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.step.StepRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a run did for a preview. Holds no secret.
 *
 * @param plan what it was to do
 * @param state what became of it
 * @param branch the database branch; empty when there is none or the run did not get to it
 * @param dns what was done about each host; empty when the run did not get to it
 * @param services the services that were deployed, in order, the last one perhaps not proven
 * @param removed the names of what this run removed
 * @param steps every step with its duration
 * @param failure why it failed; empty unless it did
 */
public record PreviewReport(
    PreviewPlan plan,
    PreviewState state,
    Optional<DatabaseBranch> branch,
    List<DnsChange> dns,
    List<DeployedService> services,
    List<String> removed,
    List<StepRecord> steps,
    Optional<Failure> failure) {

  public PreviewReport {
    dns = List.copyOf(dns);
    services = List.copyOf(services);
    removed = List.copyOf(removed);
    steps = List.copyOf(steps);
  }
}

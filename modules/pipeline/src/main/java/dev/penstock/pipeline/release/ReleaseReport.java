package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.step.StepRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a deploy or a rollback did. Holds no secret.
 *
 * @param plan what it was to do; a rollback's commit is the one it goes back to
 * @param state what became of it
 * @param entry the run's entry in the ledger
 * @param lastProven the entry that was proven last before this run; empty when there is none
 * @param dns what was done about each host; empty when the run did not get to it
 * @param migration what migrating came to; empty when there was nothing to migrate or the run did
 *     not get to it
 * @param services what a deploy did about each service, in order; empty for a rollback
 * @param rolledBack what was put back, in the order in which it was; empty when nothing was
 * @param rollbackRefused why putting back was refused or could not be done; empty when it was not
 * @param steps every step with its duration
 * @param failure why it failed; empty when everything is proven
 * @param culprit the service it failed over; empty when it was none in particular
 */
public record ReleaseReport(
    EnvironmentPlan plan,
    ReleaseState state,
    LedgerEntry entry,
    Optional<LedgerEntry> lastProven,
    List<DnsChange> dns,
    Optional<MigrationOutcome> migration,
    List<ServiceOutcome> services,
    List<RolledBackService> rolledBack,
    Optional<Failure> rollbackRefused,
    List<StepRecord> steps,
    Optional<Failure> failure,
    Optional<PlacedService> culprit) {

  public ReleaseReport {
    dns = List.copyOf(dns);
    services = List.copyOf(services);
    rolledBack = List.copyOf(rolledBack);
    steps = List.copyOf(steps);
  }
}

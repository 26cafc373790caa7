package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.step.StepRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a run that only migrates did. Holds no secret.
 *
 * @param plan the environment
 * @param entry the run's entry in the ledger
 * @param restorePoint the way back; empty when the run did not get to it
 * @param outcome what migrating came to; empty when it failed
 * @param steps every step with its duration
 * @param failure why it failed; empty when it did not
 */
public record MigrationReport(
    EnvironmentPlan plan,
    LedgerEntry entry,
    Optional<RestorePoint> restorePoint,
    Optional<MigrationOutcome> outcome,
    List<StepRecord> steps,
    Optional<Failure> failure) {

  public MigrationReport {
    steps = List.copyOf(steps);
  }
}

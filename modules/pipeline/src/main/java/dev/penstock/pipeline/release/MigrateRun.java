package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.RunIdentity;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.ledger.Turn;
import dev.penstock.pipeline.step.StepLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings a lasting environment's schema up to date and touches no service. In its turn, like a
 * deploy: the ledger tells of both.
 *
 * <p>A run that finishes a killed one migrates again, which does nothing where all is applied. Used
 * once.
 */
public final class MigrateRun {
  private final ReleaseProviders providers;
  private final RunIdentity identity;
  private final RunTools tools;

  public MigrateRun(
      ReleaseProviders providers,
      RunIdentity identity,
      Redactor redactor,
      Time time,
      Progress progress) {
    this.providers = providers;
    this.identity = identity;
    this.tools = new RunTools(time, progress, redactor, new StepLog(time, progress));
  }

  /**
   * Migrates.
   *
   * @param patience how long to wait for another run's turn to end; zero to be refused at once
   * @return what became of it; ledger entry and report tell the same
   * @throws PenstockException when the run cannot even begin or another one goes on; nothing is
   *     touched then
   */
  public MigrationReport run(EnvironmentPlan plan, Duration patience) {
    EnvironmentDatabase database = requireMigrations(plan);
    CheckEnvironmentStep.requireBranch(providers.databases(database.project()), database);
    Ledger ledger = providers.ledger();
    LedgerHistory history = new LedgerHistory(ledger, plan.name());
    LedgerEntry entry = begin(ledger, plan, history);
    tools
        .steps()
        .run(
            "Wait for the turn",
            () -> Turn.take(ledger, entry, patience, tools.time(), tools.progress()),
            killed -> "taken");
    return new Migrating(plan, entry, history).run();
  }

  private LedgerEntry begin(Ledger ledger, EnvironmentPlan plan, LedgerHistory history) {
    List<ReleasedService> serving = serving(history);
    LedgerPayload payload =
        new LedgerDraft(plan, identity).begun(LedgerPayload.Kind.MIGRATION, serving, serving);
    return ledger.begin(
        plan.name(), plan.commit(), payload, "Migrating to " + plan.commit().substring(0, 7));
  }

  private static List<ReleasedService> serving(LedgerHistory history) {
    return history.lastProven().map(entry -> entry.payload().services()).orElse(List.of());
  }

  private static EnvironmentDatabase requireMigrations(EnvironmentPlan plan) {
    return plan.database()
        .filter(database -> database.migrations().isPresent())
        .orElseThrow(
            () ->
                Failure.invalid(
                        "migrations-missing",
                        "There is nothing that migrates " + plan.name(),
                        "penstock.yml has no database.migrations",
                        "Add the command under database.migrations, or leave this action out.")
                    .asException());
  }

  /** The run whose turn it is. */
  private final class Migrating {
    private final EnvironmentPlan plan;
    private final LedgerEntry entry;
    private final LedgerHistory history;

    Migrating(EnvironmentPlan plan, LedgerEntry entry, LedgerHistory history) {
      this.plan = plan;
      this.entry = entry;
      this.history = history;
    }

    MigrationReport run() {
      Optional<MigratedDatabase> database = Optional.empty();
      try {
        database = MigratedDatabase.connect(providers, plan, tools);
        database.ifPresent(this::migrate);
        return end(database, Optional.empty());
      } catch (PenstockException e) {
        return end(database, Optional.of(e.failure()));
      }
    }

    private void migrate(MigratedDatabase database) {
      database.migrate(
          plan.values(),
          wayBackTo(),
          point -> providers.ledger().note(entry, Standing.note(point)));
    }

    /** The release that the restore point belongs to: what serves now, and not what was before. */
    private String wayBackTo() {
      return history
          .lastProven()
          .map(proven -> Long.toString(proven.id()))
          .orElse(WayBack.LAST_PROVEN);
    }

    private MigrationReport end(Optional<MigratedDatabase> database, Optional<Failure> failure) {
      List<ReleasedService> serving = serving(history);
      Optional<SchemaState> recorded = history.lastSchema();
      LedgerPayload payload =
          new LedgerDraft(plan, identity)
              .ended(
                  LedgerPayload.Kind.MIGRATION,
                  failure.isEmpty() ? LedgerPayload.Result.PROVEN : LedgerPayload.Result.FAILED,
                  serving,
                  serving,
                  database.flatMap(connected -> connected.schema(recorded)),
                  database.flatMap(MigratedDatabase::restorePoint),
                  Optional.empty(),
                  failure);
      LedgerEntry ended =
          providers.ledger().finish(entry, payload, url(serving), line(database, failure));
      return new MigrationReport(
          plan,
          ended,
          database.flatMap(MigratedDatabase::restorePoint),
          database.flatMap(MigratedDatabase::outcome),
          tools.steps().records(),
          failure);
    }

    private Optional<URI> url(List<ReleasedService> serving) {
      return serving.isEmpty() ? Optional.empty() : Optional.of(plan.frontUrl());
    }

    private static String line(Optional<MigratedDatabase> database, Optional<Failure> failure) {
      return failure
          .map(Failure::what)
          .or(
              () ->
                  database
                      .flatMap(MigratedDatabase::outcome)
                      .map(outcome -> "Migrations: " + outcome.describe()))
          .orElse("Migrated");
    }
  }
}

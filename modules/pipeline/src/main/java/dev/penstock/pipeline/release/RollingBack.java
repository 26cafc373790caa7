package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.LedgerPayload;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
import java.util.List;
import java.util.Optional;

/** One rollback whose turn it is, from the guard to the ledger's entry. Used once. */
final class RollingBack {
  private final ReleaseProviders providers;
  private final EnvironmentPlan plan;
  private final RollbackOptions options;
  private final LedgerEntry target;
  private final Standing standing;
  private final LedgerDraft draft;
  private final RunTools tools;
  private final LedgerHistory history;
  private final Optional<LedgerEntry> unwanted;

  RollingBack(
      ReleaseProviders providers,
      EnvironmentPlan plan,
      RollbackOptions options,
      LedgerEntry target,
      LedgerHistory history,
      Standing standing,
      LedgerDraft draft,
      RunTools tools) {
    this.providers = providers;
    this.plan = plan;
    this.options = options;
    this.target = target;
    this.standing = standing;
    this.draft = draft;
    this.tools = tools;
    this.history = history;
    this.unwanted = history.newestRelease();
  }

  ReleaseReport run() {
    Optional<MigratedDatabase> database = guarded();
    try {
      if (options.restoreDatabase()) {
        restoreDatabase();
      }
      return end(rollBackServices(), database);
    } catch (PenstockException e) {
      return end(ReleaseState.BROKEN, List.of(), Optional.empty(), Optional.of(e.failure()));
    }
  }

  /** What is refused here has touched nothing, and so is no run of the environment. */
  private Optional<MigratedDatabase> guarded() {
    try {
      refuseChangedMeanwhile();
      Optional<MigratedDatabase> database = MigratedDatabase.connect(providers, plan, tools);
      if (options.restoreDatabase()) {
        restorePoint();
      } else {
        refuseMovedSchema(database);
      }
      return database;
    } catch (PenstockException e) {
      providers.ledger().abandon(standing.entry(), "Refused: " + e.failure().what());
      throw e;
    }
  }

  /** What was found before the turn was waited for has to be what is found now. */
  private void refuseChangedMeanwhile() {
    LedgerEntry now =
        new FindTargetStep(history, standing.entry().payload().run())
            .run(options.to(), standing.killed());
    if (now.id() != target.id()) {
      throw Failure.refused(
              "environment-changed",
              "Another run changed " + plan.name() + " while this one waited for it",
              "what was to be gone back to was deployment %d and would be %d now"
                  .formatted(target.id(), now.id()),
              "Look at what serves now, and run the rollback again if it is still wanted.")
          .asException();
    }
  }

  private void refuseMovedSchema(Optional<MigratedDatabase> database) {
    Optional<SchemaState> now = database.flatMap(connected -> connected.schema(standing.schema()));
    SchemaGuard.objection(target, history.after(target), now)
        .ifPresent(
            objection -> {
              throw objection.asException();
            });
  }

  private void restoreDatabase() {
    EnvironmentDatabase database =
        plan.database().orElseThrow(() -> new IllegalStateException("checked by the command"));
    RestorePoint point = restorePoint();
    tools
        .steps()
        .run(
            "Restore the database",
            () -> {
              providers.restorePoints(database.project()).restore(point, preserveAs(database));
              return point;
            },
            RestorePoint::describe);
  }

  /**
   * The last one that was taken while the schema was still the target's: so the old code finds the
   * schema it knows, and as little as possible is lost of what was written since.
   */
  private RestorePoint restorePoint() {
    Optional<RestorePoint> latest = Optional.empty();
    for (LedgerEntry entry : history.after(target).reversed()) {
      Optional<RestorePoint> before = latest;
      latest = standing.restorePoint(entry).or(() -> before);
      if (isOtherSchema(entry)) {
        break;
      }
    }
    return latest.orElseThrow(this::noRestorePoint);
  }

  private boolean isOtherSchema(LedgerEntry entry) {
    Optional<String> then = target.payload().schema().map(SchemaState::version);
    return entry
        .payload()
        .schema()
        .filter(schema -> !then.equals(Optional.of(schema.version())))
        .isPresent();
  }

  private PenstockException noRestorePoint() {
    return Failure.invalid(
            "restore-point-missing",
            "No restore point was taken since " + RollbackRun.describe(target),
            "no run after it changed the database",
            "Roll back without database: restore.")
        .asException();
  }

  /** The same for every attempt of one rollback, and never that of another. */
  private String preserveAs(EnvironmentDatabase database) {
    return "%s-kept-%d-%d"
        .formatted(
            database.branch(), target.id(), unwanted.map(LedgerEntry::id).orElse(target.id()));
  }

  private List<RolledBackService> rollBackServices() {
    Prover prover =
        new Prover(providers.healthCheck(), plan::values, tools.redactor(), tools.steps());
    List<RollbackServicesStep.Way> ways =
        plan.services().stream().flatMap(service -> way(service).stream()).toList();
    return new RollbackServicesStep(plan, providers.deployers(), prover, tools.steps()).run(ways);
  }

  private Optional<RollbackServicesStep.Way> way(PlacedService service) {
    return target.payload().services().stream()
        .filter(released -> released.service().equals(service.key()))
        .findFirst()
        .map(released -> new RollbackServicesStep.Way(service, plan.position(service), released));
  }

  private ReleaseReport end(List<RolledBackService> done, Optional<MigratedDatabase> database) {
    Optional<Failure> failure = done.stream().flatMap(one -> one.failure().stream()).findFirst();
    Optional<SchemaState> schema =
        database.flatMap(connected -> connected.schema(target.payload().schema()));
    return end(
        failure.isPresent() ? ReleaseState.BROKEN : ReleaseState.PROVEN, done, schema, failure);
  }

  private ReleaseReport end(
      ReleaseState state,
      List<RolledBackService> done,
      Optional<SchemaState> schema,
      Optional<Failure> failure) {
    LedgerPayload payload =
        draft.ended(
            LedgerPayload.Kind.ROLLBACK,
            state == ReleaseState.PROVEN
                ? LedgerPayload.Result.PROVEN
                : LedgerPayload.Result.FAILED,
            services(done),
            unwanted.map(entry -> entry.payload().services()).orElse(List.of()),
            schema,
            Optional.empty(),
            hold(state),
            failure);
    Conclusion conclusion =
        Conclusion.write(
            providers.ledger(),
            standing,
            tools.progress(),
            payload,
            plan.frontUrl(),
            failure.map(Failure::what).orElse("Back to " + RollbackRun.describe(target)));
    return new ReleaseReport(
        plan,
        state,
        conclusion.entry(),
        standing.lastProven(),
        List.of(),
        Optional.empty(),
        List.of(),
        done,
        Optional.empty(),
        tools.steps().records(),
        failure.or(conclusion::trouble),
        culprit(done));
  }

  private static Optional<PlacedService> culprit(List<RolledBackService> done) {
    return done.stream().filter(one -> !one.isProven()).map(RolledBackService::service).findFirst();
  }

  private List<ReleasedService> services(List<RolledBackService> done) {
    return done.isEmpty()
        ? unwanted.map(entry -> entry.payload().services()).orElse(List.of())
        : done.stream().map(LedgerDraft::returned).toList().reversed();
  }

  /** Only what was really left behind is held. */
  private Optional<String> hold(ReleaseState state) {
    return unwanted
        .map(LedgerEntry::commit)
        .filter(commit -> options.hold() && state == ReleaseState.PROVEN)
        .filter(commit -> !commit.equals(target.commit()));
  }
}

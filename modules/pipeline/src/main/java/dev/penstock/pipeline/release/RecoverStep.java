package dev.penstock.pipeline.release;

import dev.penstock.config.OnFailure;
import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.SchemaState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does, after a failure, what the environment's configuration wants done. */
final class RecoverStep {
  private final RollbackServicesStep rollback;
  private final EnvironmentPlan plan;
  private final Standing standing;

  RecoverStep(RollbackServicesStep rollback, EnvironmentPlan plan, Standing standing) {
    this.rollback = rollback;
    this.plan = plan;
    this.standing = standing;
  }

  /**
   * What came of it.
   *
   * @param state never {@link ReleaseState#PROVEN}
   * @param rolledBack what was put back, in the order in which it was
   * @param refused why putting back was refused or impossible; empty when it was not
   */
  record Recovery(
      ReleaseState state, List<RolledBackService> rolledBack, Optional<Failure> refused) {

    private static Recovery stopped() {
      return new Recovery(ReleaseState.STOPPED, List.of(), Optional.empty());
    }

    private static Recovery broken(Failure refused) {
      return new Recovery(ReleaseState.BROKEN, List.of(), Optional.of(refused));
    }
  }

  /**
   * Recovers.
   *
   * @param touched the services that may serve something unproven, in the order of deployment
   * @param before what each served before, by key
   * @param schema the schema as it is now; empty when that is not known
   */
  Recovery run(
      List<PlacedService> touched,
      Map<String, ReleasedService> before,
      Optional<SchemaState> schema) {
    if (touched.isEmpty() || plan.environment().onFailure() != OnFailure.ROLLBACK) {
      return Recovery.stopped();
    }
    List<RollbackServicesStep.Way> ways = ways(touched, before);
    if (ways.isEmpty()) {
      return Recovery.broken(nothingToGoBackTo());
    }
    return objection(schema).map(Recovery::broken).orElseGet(() -> rollBack(touched, ways));
  }

  private Recovery rollBack(List<PlacedService> touched, List<RollbackServicesStep.Way> ways) {
    List<RolledBackService> done = rollback.run(ways);
    boolean all =
        ways.size() == touched.size() && done.stream().allMatch(RolledBackService::isProven);
    return new Recovery(
        all ? ReleaseState.ROLLED_BACK : ReleaseState.BROKEN, done, Optional.empty());
  }

  private List<RollbackServicesStep.Way> ways(
      List<PlacedService> touched, Map<String, ReleasedService> before) {
    return touched.stream()
        .flatMap(
            service ->
                Optional.ofNullable(before.get(service.key()))
                    .map(
                        release ->
                            new RollbackServicesStep.Way(service, plan.position(service), release))
                    .stream())
        .toList();
  }

  /** Without anything proven there is no schema that the code before is known to run on. */
  private Optional<Failure> objection(Optional<SchemaState> schema) {
    return standing
        .lastProven()
        .flatMap(target -> SchemaGuard.objection(target, standing.since(), schema));
  }

  private Failure nothingToGoBackTo() {
    return Failure.failed(
        "nothing-to-roll-back-to",
        "There is no earlier release of " + plan.name() + " to go back to",
        "nothing served before this deploy, and the ledger has no proven release",
        "Mend what failed and deploy again.");
  }
}

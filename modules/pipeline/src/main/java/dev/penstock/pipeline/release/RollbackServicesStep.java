package dev.penstock.pipeline.release;

import dev.penstock.health.HealthReport;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.step.StepLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives services back earlier releases, the last one first, and proves each. */
final class RollbackServicesStep {
  private final EnvironmentPlan plan;
  private final Deployers deployers;
  private final Prover prover;
  private final StepLog steps;

  RollbackServicesStep(EnvironmentPlan plan, Deployers deployers, Prover prover, StepLog steps) {
    this.plan = plan;
    this.deployers = deployers;
    this.prover = prover;
    this.steps = steps;
  }

  /**
   * A service and where it goes back to.
   *
   * @param service the service
   * @param position its place in the order of deployment, from 0
   * @param to the release
   */
  record Way(PlacedService service, int position, ReleasedService to) {}

  /**
   * Goes all the ways, also when one fails: each service that serves again is one less that does
   * not.
   *
   * @param ways in the order of deployment
   * @return what became of each, in the order in which it was done
   */
  List<RolledBackService> run(List<Way> ways) {
    List<RolledBackService> done = new ArrayList<>();
    ways.reversed().forEach(way -> done.add(rollBack(way)));
    return done;
  }

  private RolledBackService rollBack(Way way) {
    Optional<Failure> tool = putBack(way);
    if (tool.isPresent() && !isLive(way)) {
      return new RolledBackService(way.service(), way.to(), tool, Optional.empty());
    }
    HealthReport report = prover.prove(way.service(), way.to(), way.position(), "again");
    return new RolledBackService(way.service(), way.to(), tool, Optional.of(report));
  }

  private Optional<Failure> putBack(Way way) {
    Deployer deployer = deployers.of(plan, way.service());
    Release release =
        new Release(
            way.to().name(), way.to().release(), Optional.of(way.to().url()), way.to().image());
    try {
      steps.run(
          "Roll back " + way.service().key(),
          () -> {
            deployer.rollback(release);
            return release;
          },
          done -> "to " + done.id());
      return Optional.empty();
    } catch (PenstockException e) {
      return Optional.of(e.failure());
    }
  }

  /** Whether the tool was wrong about failing. */
  private boolean isLive(Way way) {
    try {
      return deployers
          .of(plan, way.service())
          .current(way.to().name())
          .filter(release -> release.id().equals(way.to().release()))
          .isPresent();
    } catch (PenstockException e) {
      return false;
    }
  }
}

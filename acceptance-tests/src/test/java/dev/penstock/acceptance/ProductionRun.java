package dev.penstock.acceptance;

import dev.penstock.runtime.Inputs;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A workflow run about production. Immutable.
 *
 * @param commit what it was started for
 * @param id what {@code GITHUB_RUN_ID} says
 * @param attempt what {@code GITHUB_RUN_ATTEMPT} says, from 1
 */
record ProductionRun(World world, Checkout checkout, String commit, long id, int attempt) {
  private static final AtomicLong IDS = new AtomicLong(7_000_000_000L);

  /** Somebody pushes a commit to main. */
  static ProductionRun pushed(World world, Checkout checkout) {
    ProductionRun run = of(world, checkout, World.commit());
    world.repository().push("main", run.commit);
    return run;
  }

  /** Somebody starts a workflow for a commit that is there. */
  static ProductionRun of(World world, Checkout checkout, String commit) {
    return new ProductionRun(world, checkout, commit, IDS.incrementAndGet(), 1);
  }

  /** Somebody runs the jobs of it again. */
  ProductionRun again() {
    return againIn(checkout);
  }

  /** The same in another checkout. */
  ProductionRun againIn(Checkout other) {
    return new ProductionRun(world, other, commit, id, attempt + 1);
  }

  Step deploy() {
    return step("deploy");
  }

  Step rollback() {
    return step("rollback").with("to", "last-proven");
  }

  private Step step(String action) {
    Map<String, String> environment = new HashMap<>(world.job(checkout.folder()));
    environment.put("GITHUB_EVENT_NAME", "push");
    environment.put("GITHUB_SHA", commit);
    environment.put("GITHUB_RUN_ID", Long.toString(id));
    environment.put("GITHUB_RUN_ATTEMPT", Integer.toString(attempt));
    world.credentials().forEach((input, value) -> environment.put(Inputs.variableOf(input), value));
    return Step.of(action, environment).with("environment", ProductionView.NAME);
  }
}

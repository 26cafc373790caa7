package dev.penstock.sandbox.github;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * The deployments of a repository and GitHub's rules about them (docs.github.com/rest/deployments).
 * Thread-safe.
 */
final class DeploymentLedger {
  private final Supplier<Instant> now;
  private final Shelf<Deployment> deployments = new Shelf<>(3_100_000_000L);
  private final AtomicLong statusNumbers = new AtomicLong(6_200_000_000L);
  private final Map<String, Instant> environments = new ConcurrentSkipListMap<>();

  DeploymentLedger(Supplier<Instant> now) {
    this.now = now;
  }

  List<Deployment> all() {
    return deployments.all();
  }

  Optional<Deployment> find(long id) {
    return deployments.find(id);
  }

  Deployment add(Deployment.Request request, String commit, Account creator) {
    openEnvironment(request.environment());
    return deployments.add(
        id -> new Deployment(id, request, commit, creator, now.get(), List.of()));
  }

  /** The environments by name, with the time each was first seen; deployments leave theirs. */
  Map<String, Instant> environments() {
    return new TreeMap<>(environments);
  }

  void openEnvironment(String name) {
    environments.putIfAbsent(name, now.get());
  }

  boolean closeEnvironment(String name) {
    return environments.remove(name) != null;
  }

  /** Whether a deployment may be deleted: it is inactive, or the only one of the repository. */
  boolean mayDelete(Deployment deployment) {
    return !deployment.isActive() || all().size() == 1;
  }

  void delete(long id) {
    deployments.remove(id);
  }

  /** Adds an entry to a deployment's history. */
  DeploymentStatus say(long id, LongFunction<DeploymentStatus> maker) {
    DeploymentStatus status = maker.apply(statusNumbers.incrementAndGet());
    deployments.change(id, deployment -> deployment.with(status));
    return status;
  }

  /**
   * Makes the deployments inactive that the success of another one supersedes: earlier ones of the
   * same environment that had succeeded, but neither transient nor production ones.
   */
  void supersede(Deployment successful, Account actor) {
    all().stream()
        .filter(other -> isSuperseded(other, successful))
        .forEach(other -> say(other.id(), number -> inactive(number, other, actor)));
  }

  private static boolean isSuperseded(Deployment other, Deployment successful) {
    return other.id() < successful.id()
        && other.environment().equals(successful.environment())
        && other.state().filter(state -> state == DeploymentState.SUCCESS).isPresent()
        && !other.request().isTransient()
        && !other.request().isProduction();
  }

  private DeploymentStatus inactive(long number, Deployment other, Account actor) {
    String environment = other.environment();
    return new DeploymentStatus(
        number, DeploymentState.INACTIVE, "", environment, "", "", actor, now.get());
  }
}

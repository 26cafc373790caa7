package dev.penstock.cloudflare;

import dev.penstock.http.ApiClient;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.resource.Owner;
import java.util.Collection;
import java.util.Optional;

/** Keeps a lasting environment's deploy from what it must not do. Asks, and changes nothing. */
final class WorkerGuard {
  private final String accountId;
  private final ApiClient api;

  WorkerGuard(String accountId, ApiClient api) {
    this.accountId = accountId;
    this.api = api;
  }

  /**
   * Whether the Worker is there.
   *
   * @throws PenstockException with exit 4 when it carries the mark of somebody else
   */
  boolean notAnothers(String worker, Owner owner) {
    Optional<WorkerSettings> found = api.call(new GetWorkerSettings(accountId, worker));
    if (found.isPresent() && found.get().isOfAnother(owner)) {
      throw notOurs(worker, owner);
    }
    return found.isPresent();
  }

  /**
   * Makes sure that the Worker stands on that Durable Object migration. One that is still to come
   * is applied by a full deploy only, at once and for good: Cloudflare neither stages it nor goes
   * back behind it. So a deploy that undoes itself cannot be promised with it.
   * https://developers.cloudflare.com/durable-objects/reference/durable-objects-migrations/
   *
   * @throws PenstockException with exit 4 when it does not
   */
  void requireMigration(String worker, String tag) {
    Optional<String> applied =
        api.call(new GetTraffic(accountId, worker))
            .flatMap(Traffic::serving)
            .flatMap(id -> api.call(new GetVersion(accountId, worker, id)))
            .flatMap(WorkerVersion::migration);
    if (!applied.equals(Optional.of(tag))) {
      throw pending(worker, tag, applied);
    }
  }

  private static PenstockException pending(String worker, String tag, Optional<String> applied) {
    return Failure.refused(
            "durable-object-migration-pending",
            worker + " has a Durable Object migration that is not applied: " + tag,
            "Cloudflare applies it with a full deploy only, and cannot go back behind it ("
                + applied.map(last -> "applied is " + last).orElse("none is applied")
                + ")",
            "Run 'npx wrangler deploy' by hand once, with code that works before and after the"
                + " migration; then deploy again. Nothing was changed.")
        .asException();
  }

  private static PenstockException notOurs(String worker, Owner owner) {
    return Failure.refused(
            "worker-not-ours",
            "There is a Worker " + worker + " that belongs to another environment",
            "its variable " + OwnerMark.VARIABLE + " is not '" + owner.mark() + "'",
            "Choose another name for it in penstock.yml, or delete the Worker in the dashboard if it"
                + " is left over. Nothing was changed.")
        .asException();
  }

  /** Nobody says in which zone hosts are that the configuration does not name. */
  static PenstockException noZone(Collection<String> hosts) {
    return Failure.invalid(
            "zone-missing",
            "Nothing says how " + String.join(", ", hosts) + " leads to the Worker",
            "the wrangler configuration has no route or custom domain for it, and penstock.yml"
                + " names no DNS zone",
            "Add it to routes in the wrangler configuration, or add `dns: {provider: cloudflare,"
                + " zone: …}` to penstock.yml.")
        .asException();
  }

  /** Wrangler succeeded and did not say with what. */
  static PenstockException noVersion(String worker) {
    return Failure.unavailable(
            "worker-vanished",
            "wrangler uploaded " + worker + " but did not say which version it is",
            "its output file has no record of it",
            "Run it again.")
        .asException();
  }
}

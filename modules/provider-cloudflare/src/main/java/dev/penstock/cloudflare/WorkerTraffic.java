package dev.penstock.cloudflare;

import dev.penstock.http.ApiClient;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which versions of Workers get the traffic. What is so already is left as it is. */
final class WorkerTraffic {
  private static final Traffic NONE = new Traffic(List.of());

  private final String accountId;
  private final ApiClient api;

  WorkerTraffic(String accountId, ApiClient api) {
    this.accountId = accountId;
    this.api = api;
  }

  /** What serves all or most of the requests. */
  Optional<Release> serving(String worker) {
    return api.call(new GetTraffic(accountId, worker))
        .flatMap(Traffic::serving)
        .map(id -> new Release(worker, id));
  }

  /**
   * Gives the release a share, and the rest to what serves most beside it. Cloudflare splits
   * traffic between two versions at most.
   *
   * @param why for people
   * @throws PenstockException with exit 2 when nothing is there to take the rest
   */
  void share(Release release, int percent, String why) {
    Traffic traffic = api.call(new GetTraffic(accountId, release.name())).orElse(NONE);
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put(release.id(), (double) percent);
    if (percent < 100) {
      String rest =
          traffic.beside(release.id()).orElseThrow(() -> nothingElse(release.name(), percent));
      shares.put(rest, 100.0 - percent);
    }
    give(release, traffic, new CreateDeployment(accountId, release.name(), shares, why, false));
  }

  /**
   * Gives all traffic to an earlier release, with the secrets it had.
   *
   * @throws PenstockException with exit 1 when Cloudflare does not have it
   */
  void putBack(Release release) {
    Traffic traffic =
        api.call(new GetTraffic(accountId, release.name())).orElseThrow(() -> gone(release));
    Map<String, Double> all = Map.of(release.id(), 100.0);
    give(
        release,
        traffic,
        new CreateDeployment(accountId, release.name(), all, "penstock: rollback", true));
  }

  private void give(Release release, Traffic traffic, CreateDeployment wanted) {
    if (traffic.now().equals(wanted.shares())) {
      return;
    }
    if (api.call(new GetVersion(accountId, release.name(), release.id())).isEmpty()) {
      throw gone(release);
    }
    api.call(wanted);
  }

  private static PenstockException nothingElse(String worker, int percent) {
    return Failure.invalid(
            "rollout-without-base",
            worker + " cannot get " + percent + " % of the traffic",
            "nothing else of it is live that could serve the rest",
            "Deploy it in full once; later versions can be rolled out step by step.")
        .asException();
  }

  private static PenstockException gone(Release release) {
    return Failure.failed(
            "release-gone",
            "Cloudflare does not have version " + release.id() + " of " + release.name(),
            "the Worker was deleted, or made anew since",
            "Deploy the commit of that release again, or go on to a later one.")
        .asException();
  }
}

package dev.penstock.cloudflare;

import dev.penstock.cloudflare.wrangler.PreviewWorker;
import dev.penstock.cloudflare.wrangler.Wrangler;
import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.PreviewDeployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import dev.penstock.pipeline.tool.ToolRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cloudflare Workers, one for each service and pull request, deployed by the repository's wrangler.
 *
 * <p>The mark is the variable {@code PENSTOCK_OWNER}, which is part of the upload itself. A tag is
 * there besides, to list an owner's Workers by. Thread-safe for Workers of different names.
 */
public final class WorkerPerPullRequest implements PreviewDeployer {
  private final String accountId;
  private final ApiClient api;
  private final CloudflareZone zone;
  private final Wrangler wrangler;

  WorkerPerPullRequest(
      CloudflareAccess access,
      ApiClient api,
      CloudflareZone zone,
      ToolRunner tools,
      RunContext run) {
    this.accountId = access.accountId();
    this.api = api;
    this.zone = zone;
    this.wrangler = new Wrangler(tools, access.wranglerLogin(), run);
  }

  @Override
  public Release deploy(ServiceVersion version) {
    String name = checked(version.name());
    List<String> hosts = HostNames.checked(zone.name(), version.hosts());
    String tag = OwnerMark.tag(version.owner());
    Optional<WorkerSettings> before = ownedOrAbsent(name, version.owner());
    PreviewWorker worker =
        new PreviewWorker(
            name,
            zone.name(),
            hosts,
            variables(version),
            version.secrets(),
            before.isPresent() ? List.of() : List.of(tag));
    Optional<String> id = wrangler.deploy(version, worker);
    if (before.map(WorkerSettings::tags).filter(tags -> tags.contains(tag)).isEmpty()) {
      tag(name, tag);
    }
    return id.map(known -> new Release(name, known))
        .or(() -> current(name))
        .orElseThrow(() -> vanished(name));
  }

  @Override
  public Optional<Release> current(String name) {
    return api.call(new GetTraffic(accountId, checked(name)))
        .flatMap(Traffic::serving)
        .map(id -> new Release(name, id));
  }

  @Override
  public Set<String> owned(Owner owner) {
    return api.call(new ListWorkers(accountId, OwnerMark.tag(owner)));
  }

  /** The routes go first: a Worker that is gone can no longer prove whose they are. */
  @Override
  public Removal remove(String name, Owner owner) {
    if (ownedOrAbsent(checked(name), owner).isEmpty()) {
      return Removal.WAS_ABSENT;
    }
    api.call(new ListRoutes(zone.id())).stream()
        .filter(route -> name.equals(route.script()))
        .forEach(route -> api.call(new DeleteRoute(zone.id(), route)));
    api.call(new DeleteWorker(accountId, name));
    return Removal.REMOVED;
  }

  private Optional<WorkerSettings> ownedOrAbsent(String name, Owner owner) {
    Optional<WorkerSettings> found = api.call(new GetWorkerSettings(accountId, name));
    if (found.isPresent() && !found.get().isOf(owner)) {
      throw notOurs(name, owner);
    }
    return found;
  }

  /** Keeps the tags of others: wrangler and people tag too. */
  private void tag(String name, String tag) {
    List<String> tags = new ArrayList<>(api.call(new GetWorkerTags(accountId, name)));
    if (!tags.contains(tag)) {
      tags.add(tag);
      api.call(new SetWorkerTags(accountId, name, tags));
    }
  }

  private static Map<String, String> variables(ServiceVersion version) {
    Map<String, String> variables = new HashMap<>(version.variables());
    variables.put(OwnerMark.VARIABLE, version.owner().mark());
    return variables;
  }

  private static String checked(String name) {
    return WorkerNames.checked(name, "preview.name");
  }

  private static PenstockException notOurs(String name, Owner owner) {
    return Failure.refused(
            "worker-not-ours",
            "There is a Worker " + name + " that is not this preview's",
            "its variable " + OwnerMark.VARIABLE + " is not '" + owner.mark() + "'",
            "Choose another preview.name in penstock.yml, or delete the Worker in the dashboard if"
                + " it is left over. Nothing was changed.")
        .asException();
  }

  private static PenstockException vanished(String name) {
    return Failure.unavailable(
            "worker-vanished",
            "wrangler deployed " + name + " but Cloudflare serves no version of it",
            "it may have been deleted meanwhile",
            "Run it again.")
        .asException();
  }
}

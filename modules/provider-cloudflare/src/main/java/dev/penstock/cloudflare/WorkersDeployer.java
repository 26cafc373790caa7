package dev.penstock.cloudflare;

import dev.penstock.cloudflare.wrangler.ReleaseWorker;
import dev.penstock.cloudflare.wrangler.ReleaseWrangler;
import dev.penstock.http.ApiClient;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.deploy.StagedRelease;
import dev.penstock.pipeline.tool.ToolRunner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cloudflare Workers of a lasting environment: built and uploaded as versions by the repository's
 * wrangler, given their traffic through the API.
 *
 * <p>The repository's wrangler configuration decides what production is; {@code penstock.yml} adds
 * name, variables, secrets and hosts. Secrets that Cloudflare holds and the version does not name
 * are kept. A Worker without a mark is adopted, because {@code penstock.yml} names it; one with the
 * mark of somebody else is refused. Thread-safe for Workers of different names.
 */
public final class WorkersDeployer implements Deployer {
  /**
   * Names the version that a request shall meet; heeded only for versions that the deployment in
   * force holds.
   * https://developers.cloudflare.com/workers/versions-and-deployments/version-overrides/
   */
  private static final String OVERRIDE = "Cloudflare-Workers-Version-Overrides";

  /** The header is a dictionary, whose keys begin with a letter (RFC 8941, section 3.1.2). */
  private static final Pattern DICTIONARY_KEY = Pattern.compile("[a-z][a-z0-9_-]*");

  private static final String FIRST_DEPLOY =
      "first deploy: the Worker is made whole, because a version can be uploaded only to one that is"
          + " there; routes, custom domains and schedules follow when it is promoted";

  private final Optional<CloudflareZone> zone;
  private final ApiClient api;
  private final String accountId;
  private final ReleaseWrangler wrangler;
  private final WorkerGuard guard;
  private final WorkerTraffic traffic;

  WorkersDeployer(
      CloudflareAccess access,
      ApiClient api,
      Optional<CloudflareZone> zone,
      ToolRunner tools,
      RunContext run) {
    this.zone = zone;
    this.api = api;
    this.accountId = access.accountId();
    this.wrangler = new ReleaseWrangler(tools, access.wranglerLogin(), run);
    this.guard = new WorkerGuard(accountId, api);
    this.traffic = new WorkerTraffic(accountId, api);
  }

  @Override
  public Set<String> managedHosts(ServiceVersion version) {
    Set<String> managed = new HashSet<>(lowerHosts(version));
    managed.retainAll(wrangler.customDomains(version));
    return Set.copyOf(managed);
  }

  @Override
  public void build(ServiceVersion version) {
    ReleaseWorker worker = worker(version);
    check(version, worker);
    wrangler.build(version, worker);
  }

  @Override
  public StagedRelease stage(ServiceVersion version) {
    ReleaseWorker worker = worker(version);
    return check(version, worker)
        ? StagedRelease.held(release(version, wrangler.upload(version, worker)))
        : new StagedRelease(
            version.name(),
            Optional.of(release(version, wrangler.deployFirst(version, worker))),
            Optional.of(FIRST_DEPLOY));
  }

  @Override
  public Release promote(ServiceVersion version, StagedRelease staged, int percent) {
    Release release =
        staged
            .release()
            .orElseThrow(() -> new IllegalArgumentException(staged.name() + " was not uploaded"));
    ReleaseWorker worker = worker(version);
    guard.notAnothers(version.name(), version.owner());
    traffic.share(release, percent, version.owner().mark() + " " + version.commit());
    if (percent == 100) {
      wrangler.deployTriggers(version, worker);
      if (!wrangler.routesHosts(version)) {
        hostRoutes().ifPresent(routes -> routes.ensure(worker.name(), unnamed(version, worker)));
      }
    }
    return release;
  }

  @Override
  public Optional<Release> current(String name) {
    return traffic.serving(checked(name));
  }

  @Override
  public void rollback(Release release) {
    checked(release.name());
    traffic.putBack(release);
  }

  @Override
  public Map<String, String> pin(Release release) {
    return DICTIONARY_KEY.matcher(release.name()).matches()
        ? Map.of(OVERRIDE, release.name() + "=\"" + release.id() + "\"")
        : Map.of();
  }

  /**
   * Sees to it that the Worker may be deployed; asks, and changes nothing.
   *
   * @return whether it is there already
   */
  private boolean check(ServiceVersion version, ReleaseWorker worker) {
    Set<String> unnamed = unnamed(version, worker);
    boolean there = guard.notAnothers(worker.name(), version.owner());
    if (there) {
      wrangler.lastMigration(version).ifPresent(tag -> guard.requireMigration(worker.name(), tag));
    }
    hostRoutes().ifPresent(routes -> routes.check(worker.name(), unnamed));
    return there;
  }

  private Set<String> unnamed(ServiceVersion version, ReleaseWorker worker) {
    Set<String> unnamed = wrangler.unnamedHosts(version, worker);
    if (!unnamed.isEmpty()) {
      HostNames.routable(zone.orElseThrow(() -> WorkerGuard.noZone(unnamed)).name(), unnamed);
    }
    return unnamed;
  }

  private Optional<HostRoutes> hostRoutes() {
    return zone.map(found -> new HostRoutes(api, found));
  }

  private Release release(ServiceVersion version, Optional<String> id) {
    return new Release(version.name(), id.orElseThrow(() -> WorkerGuard.noVersion(version.name())));
  }

  private ReleaseWorker worker(ServiceVersion version) {
    Map<String, String> variables = new HashMap<>(version.variables());
    variables.put(OwnerMark.VARIABLE, version.owner().mark());
    return new ReleaseWorker(
        checked(version.name()),
        version.owner().environment(),
        zone.map(CloudflareZone::name),
        lowerHosts(version),
        variables,
        version.secrets());
  }

  private static List<String> lowerHosts(ServiceVersion version) {
    return version.hosts().stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  private static String checked(String name) {
    return WorkerNames.checked(name, "the service's name");
  }
}

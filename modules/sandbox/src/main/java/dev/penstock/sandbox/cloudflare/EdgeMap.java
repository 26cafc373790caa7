package dev.penstock.sandbox.cloudflare;

import dev.penstock.sandbox.edge.EdgeFault;
import dev.penstock.sandbox.edge.EdgeRoutes;
import dev.penstock.sandbox.edge.EdgeTarget;
import dev.penstock.sandbox.edge.EdgeTarget.ErrorPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What the edge does with a host, from the account's zones, routes and Workers. */
final class EdgeMap implements EdgeRoutes {

  static final String WORKERS_DEV = "." + World.SUBDOMAIN + ".workers.dev";

  private final World world;
  private final Previews previews;

  EdgeMap(World world, Previews previews) {
    this.world = world;
    this.previews = previews;
  }

  @Override
  public boolean hasCertificate(String host) {
    return !world.edgeFaults().refusesHandshake(host) && isCertified(host);
  }

  private boolean isCertified(String host) {
    return since(host)
        .map(since -> since.plus(world.options().tlsDelay()))
        .filter(ready -> !ready.isAfter(world.clock().instant()))
        .isPresent();
  }

  /** When the host began to be served; empty when it is not. */
  private Optional<Instant> since(String host) {
    if (host.endsWith(WORKERS_DEV)) {
      return subdomainScript(host).flatMap(script -> since(script, label(host)));
    }
    Optional<DnsEntry> entry =
        world.zoneOf(host).filter(zone -> isCovered(zone, host)).flatMap(z -> z.proxiedEntry(host));
    return entry.map(
        record -> later(record.createdOn(), world.routing().routedSince(host).orElse(Instant.MIN)));
  }

  private static Optional<Instant> since(Script script, String label) {
    return label.equals(script.name()) ? script.onSubdomainSince() : script.previewsSince();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * Universal SSL covers the apex and one label in front of it; a custom domain has a certificate
   * of its own. https://developers.cloudflare.com/ssl/edge-certificates/universal-ssl/limitations/
   */
  private boolean isCovered(Zone zone, String host) {
    String front = host.substring(0, host.length() - zone.name().length());
    return front.chars().filter(letter -> letter == '.').count() <= 1
        || world.routing().domain(host).isPresent();
  }

  @Override
  public EdgeTarget target(String host, String path, Optional<String> overrides) {
    if (host.endsWith(WORKERS_DEV)) {
      return onSubdomain(host, overrides);
    }
    Optional<Zone> zone = world.zoneOf(host);
    Optional<DnsEntry> entry = zone.flatMap(found -> found.proxiedEntry(host));
    if (entry.isEmpty()) {
      return ErrorPage.noSuchHost();
    }
    return script(host, path)
        .flatMap(world.scripts()::find)
        .flatMap(script -> picked(script, host, overrides))
        .orElseGet(() -> origin(entry.get()));
  }

  private Optional<String> script(String host, String path) {
    Optional<String> byDomain = world.routing().domain(host).map(Domain::service);
    return byDomain.isPresent()
        ? byDomain
        : world.routing().match(host, path).flatMap(Route::script);
  }

  /** The version that the request asks for, if it is live at all, else one by the shares. */
  private Optional<EdgeTarget> picked(Script script, String host, Optional<String> overrides) {
    return script.deployments().stream()
        .findFirst()
        .map(
            deployment ->
                VersionOverride.of(overrides, script.name())
                    .filter(deployment.shares()::containsKey)
                    .orElseGet(deployment::pick))
        .map(version -> upset(script, host, version));
  }

  /** The version, or what was ordered to go wrong with it. */
  private EdgeTarget upset(Script script, String host, String version) {
    EdgeTarget target = new EdgeTarget.ToWorker(version);
    Instant uploaded = script.version(version).map(Version::createdOn).orElse(Instant.MIN);
    return world
        .edgeFaults()
        .meet(host, uploaded)
        .map(
            met ->
                switch (met.fault()) {
                  case EdgeFault.Status(int status) -> status(status);
                  case EdgeFault.Slow(Duration delay) -> new EdgeTarget.Late(delay, target);
                  case EdgeFault.Stale() ->
                      script
                          .liveAt(met.since())
                          .<EdgeTarget>map(EdgeTarget.ToWorker::new)
                          .orElse(target);
                  case EdgeFault.NoCertificate() -> target;
                })
        .orElse(target);
  }

  private static EdgeTarget status(int status) {
    return status >= 520 && status <= 530
        ? new ErrorPage(status, status, "Ordered trouble")
        : new EdgeTarget.Ordered(status);
  }

  /** There is no origin anywhere in the sandbox: an address times out, a name may not exist. */
  private EdgeTarget origin(DnsEntry entry) {
    boolean leadsAway =
        entry.type().equals("CNAME")
            && world
                .zoneOf(entry.content())
                .filter(zone -> !zone.at(entry.content()).isEmpty())
                .isEmpty();
    return leadsAway ? ErrorPage.originDnsError() : ErrorPage.originTimeout();
  }

  private EdgeTarget onSubdomain(String host, Optional<String> overrides) {
    return subdomainScript(host)
        .filter(script -> since(script, label(host)).isPresent())
        .flatMap(script -> versionFor(script, host, overrides))
        .orElseGet(ErrorPage::noWorkerHere);
  }

  private Optional<EdgeTarget> versionFor(Script script, String host, Optional<String> overrides) {
    String label = label(host);
    if (label.equals(script.name())) {
      return picked(script, host, overrides);
    }
    String alias = label.substring(0, label.length() - script.name().length() - 1);
    return script.versions().stream()
        .filter(version -> version.hasAlias(alias))
        .map(Version::id)
        .findFirst()
        .or(() -> previews.version(script, alias))
        .map(EdgeTarget.ToWorker::new);
  }

  private static String label(String host) {
    return host.substring(0, host.length() - WORKERS_DEV.length());
  }

  /** {@code name} or {@code alias-name}; the longest name that fits. */
  private Optional<Script> subdomainScript(String host) {
    String label = label(host);
    return world.scripts().all().stream()
        .filter(s -> label.equals(s.name()) || label.endsWith("-" + s.name()))
        .max(Comparator.comparingInt(script -> script.name().length()));
  }
}

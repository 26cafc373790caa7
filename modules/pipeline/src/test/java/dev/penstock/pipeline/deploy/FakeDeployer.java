package dev.penstock.pipeline.deploy;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Deploys into memory; ids are v1, v2 and so on for each service. Everything works unless a test
 * says otherwise. {@link FakeWorld} asks what it serves. Thread-safe.
 */
public final class FakeDeployer implements Deployer {
  /** The header with which a request meets exactly one release: {@code codex-api=v2}. */
  static final String PIN = "Fake-Release";

  /** When something goes wrong. */
  public enum Moment {
    BUILD,
    STAGE,
    PROMOTE,
    ROLLBACK
  }

  /** How it goes wrong. */
  public enum Fault {
    /** Nothing happens, and the tool says so. */
    FAILS,
    /** It happens, and the tool says that it failed. */
    FAILS_THOUGH_DONE,
    /** Nothing happens, and the tool says that all went well. */
    DOES_NOTHING
  }

  private record Occasion(Moment moment, String name) {}

  private final boolean gradual;
  private final Map<String, FakeService> services = new TreeMap<>();
  private final Map<String, String> routes = new TreeMap<>();
  private final Map<Occasion, Fault> faults = new HashMap<>();
  private final Set<String> broken = new HashSet<>();
  private final List<String> calls = new ArrayList<>();
  private volatile Consumer<String> listener = call -> {};

  private FakeDeployer(boolean gradual) {
    this.gradual = gradual;
  }

  /** One that keeps versions, gives them shares and knows their ids when it has staged them. */
  public static FakeDeployer gradual() {
    return new FakeDeployer(true);
  }

  /** One that knows neither shares nor what it will have made until it is live. */
  public static FakeDeployer allAtOnce() {
    return new FakeDeployer(false);
  }

  /** Has a version live already, routed by its hosts. It is not among the calls. */
  public synchronized Release live(ServiceVersion version) {
    String id = own(version).add(version);
    putLive(version, id, 100);
    return new Release(version.name(), id);
  }

  /** Puts a service there that somebody else made. */
  public synchronized FakeDeployer plant(ServiceVersion version) {
    FakeService service = new FakeService(version.name(), "");
    services.put(version.name(), service);
    service.share(service.add(version), 100);
    return this;
  }

  /** From now on this goes wrong. */
  public synchronized FakeDeployer at(Moment moment, String name, Fault fault) {
    faults.put(new Occasion(moment, name), fault);
    return this;
  }

  /** From now on nothing goes wrong with that service any more; versions that break stay broken. */
  public synchronized FakeDeployer mend(String name) {
    faults.keySet().removeIf(occasion -> occasion.name().equals(name));
    return this;
  }

  /** The service answers with an error whenever it is made from that commit. */
  public synchronized FakeDeployer breaks(String name, String commit) {
    broken.add(name + "@" + commit);
    return this;
  }

  /**
   * Told of every call, as {@link #calls} has it, before anything else happens. It may wait for
   * another call, or throw as if the run were killed there.
   */
  public FakeDeployer whenCalled(Consumer<String> told) {
    listener = told;
    return this;
  }

  /**
   * Everything that was asked for, in order: {@code build codex-api}, {@code stage codex-api},
   * {@code promote codex-api to 10 %}, {@code roll back codex-api to v1}.
   */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /**
   * The commit that each routed host serves to most; a host that answers with an error is not in.
   */
  public synchronized Map<String, String> served() {
    Map<String, String> served = new TreeMap<>();
    routes.forEach(
        (host, name) ->
            current(name)
                .flatMap(release -> versionOf(release.name(), release.id()))
                .filter(this::works)
                .ifPresent(version -> served.put(host, version.commit())));
    return Map.copyOf(served);
  }

  @Override
  public Set<String> managedHosts(ServiceVersion version) {
    return Set.of();
  }

  @Override
  public void build(ServiceVersion version) {
    told("build " + version.name());
    built(version);
  }

  @Override
  public StagedRelease stage(ServiceVersion version) {
    told("stage " + version.name());
    return staged(version);
  }

  @Override
  public Release promote(ServiceVersion version, StagedRelease staged, int percent) {
    told("promote " + version.name() + " to " + percent + " %");
    return promoted(version, staged, percent);
  }

  @Override
  public synchronized Optional<Release> current(String name) {
    return Optional.ofNullable(services.get(name)).flatMap(FakeService::current);
  }

  @Override
  public void rollback(Release release) {
    told("roll back " + release.name() + " to " + release.id());
    rolledBack(release);
  }

  @Override
  public Map<String, String> pin(Release release) {
    return gradual ? Map.of(PIN, release.name() + "=" + release.id()) : Map.of();
  }

  /** What a request meets; empty when nothing routes there. */
  synchronized Optional<ServiceVersion> meet(String host, Map<String, String> headers) {
    String name = routes.getOrDefault(host, "");
    Optional<String> pinned =
        Optional.ofNullable(headers.get(PIN))
            .filter(pin -> pin.startsWith(name + "="))
            .map(pin -> pin.substring(name.length() + 1));
    return pinned
        .map(id -> versionOf(name, id))
        .orElseGet(() -> Optional.ofNullable(services.get(name)).flatMap(FakeService::next));
  }

  /** Whether a version answers as it should. */
  synchronized boolean works(ServiceVersion version) {
    return !broken.contains(version.name() + "@" + version.commit());
  }

  private void told(String call) {
    listener.accept(call);
    synchronized (this) {
      calls.add(call);
    }
  }

  private synchronized void built(ServiceVersion version) {
    act(Moment.BUILD, version.name(), () -> {});
  }

  private synchronized StagedRelease staged(ServiceVersion version) {
    FakeService service = own(version);
    act(Moment.STAGE, version.name(), () -> {});
    return gradual
        ? StagedRelease.held(new Release(version.name(), service.add(version)))
        : new StagedRelease(version.name(), Optional.empty(), Optional.empty());
  }

  private synchronized Release promoted(ServiceVersion version, StagedRelease staged, int percent) {
    FakeService service = own(version);
    checkShare(service, version.name(), percent);
    String id = staged.release().map(Release::id).orElseGet(() -> service.add(version));
    act(Moment.PROMOTE, version.name(), () -> putLive(version, id, percent));
    return new Release(version.name(), id);
  }

  private synchronized void rolledBack(Release release) {
    FakeService service = services.get(release.name());
    if (service == null || !service.has(release.id())) {
      throw Failure.failed("release-gone", release.id() + " is gone", "", "Deploy it again.")
          .asException();
    }
    act(Moment.ROLLBACK, release.name(), () -> service.share(release.id(), 100));
  }

  private void checkShare(FakeService service, String name, int percent) {
    if (percent < 100 && !(gradual && service.isLive())) {
      throw Failure.invalid("share-impossible", name + " goes live at once", "", "Use 100.")
          .asException();
    }
  }

  private void putLive(ServiceVersion version, String id, int percent) {
    own(version).share(id, percent);
    if (percent == 100) {
      version.hosts().forEach(host -> routes.put(host, version.name()));
    }
  }

  private void act(Moment moment, String name, Runnable action) {
    Optional<Fault> fault = Optional.ofNullable(faults.get(new Occasion(moment, name)));
    if (fault.isEmpty() || fault.get() == Fault.FAILS_THOUGH_DONE) {
      action.run();
    }
    if (fault.isPresent() && fault.get() != Fault.DOES_NOTHING) {
      throw failed(moment, name);
    }
  }

  private static PenstockException failed(Moment moment, String name) {
    String what = "The fake failed to " + moment.name().toLowerCase(Locale.ROOT);
    return Failure.failed("tool-failed", what + " " + name, "a test wants it", "Mend the test.")
        .asException();
  }

  private FakeService own(ServiceVersion version) {
    String mark = version.owner().mark();
    FakeService service =
        services.computeIfAbsent(version.name(), name -> new FakeService(name, mark));
    if (!service.belongsTo(mark)) {
      throw Failure.refused("not-ours", version.name() + " is not ours", "", "Choose another name.")
          .asException();
    }
    return service;
  }

  private Optional<ServiceVersion> versionOf(String name, String id) {
    return Optional.ofNullable(services.get(name)).flatMap(service -> service.version(id));
  }
}

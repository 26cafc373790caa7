package dev.penstock.pipeline.deploy;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Deploys into memory; ids are v1, v2 and so on. A service without hosts gets an address.
 * Thread-safe.
 */
public final class FakePreviewDeployer implements PreviewDeployer {
  private record Deployed(String mark, String id) {}

  private final Map<String, Deployed> services = new TreeMap<>();
  private final List<ServiceVersion> deployed = new ArrayList<>();

  /** Puts a service there that somebody else made. */
  public synchronized FakePreviewDeployer plant(String name) {
    services.put(name, new Deployed("", "v0"));
    return this;
  }

  /** Everything that was deployed so far, in order. */
  public synchronized List<ServiceVersion> deployed() {
    return List.copyOf(deployed);
  }

  /** The names of everything that is there. */
  public synchronized Set<String> names() {
    return Set.copyOf(services.keySet());
  }

  @Override
  public synchronized Release deploy(ServiceVersion version) {
    checkOwn(version.name(), version.owner());
    deployed.add(version);
    String id = "v" + deployed.size();
    services.put(version.name(), new Deployed(version.owner().mark(), id));
    return version.hosts().isEmpty()
        ? new Release(version.name(), id, Optional.of(chosen(version.name())), Optional.empty())
        : new Release(version.name(), id);
  }

  private static String chosen(String name) {
    return "https://" + name.replace('/', '-') + ".provider.example";
  }

  @Override
  public synchronized Optional<Release> current(String name) {
    return Optional.ofNullable(services.get(name)).map(found -> new Release(name, found.id()));
  }

  @Override
  public synchronized Set<String> owned(Owner owner) {
    return services.entrySet().stream()
        .filter(each -> each.getValue().mark().equals(owner.mark()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized Removal remove(String name, Owner owner) {
    checkOwn(name, owner);
    return services.remove(name) == null ? Removal.WAS_ABSENT : Removal.REMOVED;
  }

  private void checkOwn(String name, Owner owner) {
    Deployed found = services.get(name);
    if (found != null && !found.mark().equals(owner.mark())) {
      throw Failure.refused("worker-not-ours", name + " is not ours", "", "Choose another name.")
          .asException();
    }
  }
}

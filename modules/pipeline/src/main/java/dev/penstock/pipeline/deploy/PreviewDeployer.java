package dev.penstock.pipeline.deploy;

import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.util.Optional;
import java.util.Set;

/**
 * Puts services live with one provider.
 *
 * <p>Failures are {@link dev.penstock.kernel.PenstockException}s: exit 1 when the service itself
 * does not build or is not accepted (with the last lines of the tool), 2 for its configuration, 3
 * for the provider, 4 when something of that name exists and is not the owner's. Every method may
 * be repeated after a kill.
 */
public interface PreviewDeployer {

  /** Uploads and routes the version; returns when the provider accepted it, not when it serves. */
  Release deploy(ServiceVersion version);

  /** What is live under that name; empty when nothing is. */
  Optional<Release> current(String name);

  /**
   * The names of everything with the owner's mark. Where the provider cannot be asked that, of
   * those this object was asked about already: what earlier runs made is then for the caller to
   * remember.
   */
  Set<String> owned(Owner owner);

  /** Removes the service with its routes. */
  Removal remove(String name, Owner owner);
}

package dev.penstock.pipeline.deploy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts versions of services live in an environment that lasts, in two moves: everything that can
 * fail without touching traffic is done first.
 *
 * <p>Failures are {@link dev.penstock.kernel.PenstockException}s: exit 1 when the service itself
 * does not build or is not accepted (with the last lines of the tool), 2 for its configuration, 3
 * for the provider, 4 when something of that name exists and belongs to somebody else. A failure of
 * {@link #promote} or {@link #rollback} does not say that nothing happened: what serves is for a
 * probe to find out. Every method may be repeated after a kill. Thread-safe for services of
 * different names.
 */
public interface Deployer {

  /** Those of the version's hosts whose DNS records the provider keeps by itself. */
  Set<String> managedHosts(ServiceVersion version);

  /** Builds the version as {@link #stage} would, and leaves nothing anywhere. */
  void build(ServiceVersion version);

  /** Uploads the version. What is live stays so. */
  StagedRelease stage(ServiceVersion version);

  /**
   * Gives what was staged a share of the traffic and leaves the rest to what was live before;
   * returns when the provider accepted that, not when it serves.
   *
   * @param version what was staged
   * @param staged what staging it gave
   * @param percent 1 to 100; at 100 its hosts route to it and everything else that belongs to it,
   *     such as schedules, is the version's
   * @return what is live now, its id known in any case
   * @throws dev.penstock.kernel.PenstockException with exit 2 for less than 100 when the deployer
   *     can do only all at once, or nothing was live before
   */
  Release promote(ServiceVersion version, StagedRelease staged, int percent);

  /** What gets the larger part of the traffic; empty when nothing is live under that name. */
  Optional<Release> current(String name);

  /**
   * Gives all traffic to an earlier release.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 1 when the provider no longer has it
   */
  void rollback(Release release);

  /**
   * Headers with which a request meets exactly this release, whatever its share; empty when there
   * is no such way.
   */
  Map<String, String> pin(Release release);
}

package dev.penstock.pipeline.review;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The repository's deployments on GitHub: what the page of a pull request shows as "deployed". */
public interface Deployments {

  /**
   * Looks for what a run that was killed has left; changes nothing.
   *
   * @return the id of the latest deployment of that environment and commit, if it is not finished
   */
  Optional<Long> unfinished(String environment, String commit);

  /**
   * Records a deployment, of which nothing is said yet.
   *
   * @return its id
   */
  long create(DeploymentRecord record);

  /** It is in progress. */
  void progress(long id, String description);

  /**
   * Which deployments a later one takes the place of; changes nothing. Once that one has begun, no
   * run can add another before it, so this may be asked long before it serves.
   *
   * @param id the later one
   * @return those of the environment that are neither inactive nor failed, oldest first
   */
  List<Long> activeBefore(String environment, long id);

  /** It serves at the address. */
  void succeed(long id, URI environmentUrl, String description);

  /**
   * Another one took their place: they become inactive, one after the other.
   *
   * @param ids as {@link #activeBefore} has them
   */
  void supersede(List<Long> ids);

  /** It does not serve. */
  void fail(long id, String description);

  /**
   * Makes every deployment of the environment inactive and deletes it.
   *
   * @return how many there were
   */
  int removeAll(String environment);

  /** The payloads of the environment's deployments, newest first. */
  List<String> payloads(String environment);
}

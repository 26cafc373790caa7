package dev.penstock.pipeline.review;

import java.net.URI;
import java.util.List;

/** The repository's deployments on GitHub: what the page of a pull request shows as "deployed". */
public interface Deployments {

  /**
   * Begins a deployment, in progress. An unfinished one of the same environment and commit, left by
   * a run that was killed, is taken up instead of adding another.
   *
   * @return its id
   */
  long start(DeploymentRecord record);

  /** It serves at the address; older ones of the environment become inactive. */
  void succeed(long id, URI environmentUrl, String description);

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

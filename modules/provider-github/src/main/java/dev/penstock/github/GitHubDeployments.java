package dev.penstock.github;

import dev.penstock.pipeline.review.DeploymentRecord;
import dev.penstock.pipeline.review.Deployments;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of a repository on GitHub, for environments that come and go.
 *
 * <p>They ask for no checks and no merge, and their environment is transient; GitHub does not make
 * older ones of such an environment inactive by itself ("Deployments", {@code auto_inactive}), so
 * that is done here. Thread-safe.
 */
public final class GitHubDeployments implements Deployments {
  private final GitHubConnection connection;
  private final Calls calls;
  private final Optional<URI> log;
  private final Map<Long, String> environments = new ConcurrentHashMap<>();

  /**
   * For the repository of that API.
   *
   * @param log the page of the run, shown beside each status; empty outside a workflow
   */
  public GitHubDeployments(GitHubApi api, Optional<URI> log) {
    this.connection = api.connection();
    this.calls = api.calls(Permission.WRITE_DEPLOYMENTS);
    this.log = log;
  }

  @Override
  public long start(DeploymentRecord record) {
    long id = unfinished(record).orElseGet(() -> create(record)).id();
    environments.put(id, record.environment());
    say(id, "in_progress", record.description(), Optional.empty());
    return id;
  }

  @Override
  public void succeed(long id, URI environmentUrl, String description) {
    say(id, "success", description, Optional.of(environmentUrl));
    supersede(history(environmentOf(id)), id);
  }

  @Override
  public void fail(long id, String description) {
    say(id, "failure", description, Optional.empty());
  }

  @Override
  public int removeAll(String environment) {
    List<PreviewDeployment> all = new ArrayList<>();
    history(environment).all().forEach(all::add);
    all.forEach(deployment -> remove(deployment.id()));
    return all.size();
  }

  @Override
  public List<String> payloads(String environment) {
    List<String> payloads = new ArrayList<>();
    history(environment).ours().forEach(deployment -> payloads.add(deployment.payload()));
    return List.copyOf(payloads);
  }

  private DeploymentHistory history(String environment) {
    return new DeploymentHistory(connection, environment, calls);
  }

  private Optional<PreviewDeployment> unfinished(DeploymentRecord record) {
    DeploymentHistory history = history(record.environment());
    return history
        .latest(record.commit())
        .filter(latest -> history.last(latest).map(said -> !said.isFinal()).orElse(true));
  }

  private PreviewDeployment create(DeploymentRecord record) {
    return calls.create(
        new CreateDeployment(connection, DeploymentHistory.TASK, record), () -> unfinished(record));
  }

  /**
   * Makes older ones inactive, the oldest first: so everything behind an inactive one is inactive
   * already, even after a run that was killed here, and need not be read.
   */
  private void supersede(DeploymentHistory history, long id) {
    List<Long> active = new ArrayList<>();
    for (PreviewDeployment older : history.ours()) {
      String state = older.id() < id ? state(history, older) : "error";
      if (state.equals("inactive")) {
        break;
      }
      if (!state.equals("failure") && !state.equals("error")) {
        active.add(older.id());
      }
    }
    active.reversed().forEach(this::deactivate);
  }

  /** In GitHub's words; empty when nothing was said of it yet. */
  private static String state(DeploymentHistory history, PreviewDeployment deployment) {
    return history.last(deployment).map(ReadDeploymentStatuses.Said::state).orElse("");
  }

  /** Most are inactive already, so that deleting comes first and is mostly enough. */
  private void remove(long id) {
    DeleteDeployment deletion = new DeleteDeployment(connection, id);
    if (calls.call(deletion) == DeleteDeployment.Result.STILL_ACTIVE) {
      deactivate(id);
      calls.call(deletion);
    }
  }

  /** One that is gone meanwhile needs no more. */
  private void deactivate(long id) {
    calls.call(new CreateDeploymentStatus(connection, id, "inactive", "", Optional.empty(), log));
  }

  private void say(long id, String state, String text, Optional<URI> environmentUrl) {
    CreateDeploymentStatus status =
        new CreateDeploymentStatus(
            connection, id, state, DeploymentText.fitting(text), environmentUrl, log);
    if (calls.call(status) == CreateDeploymentStatus.Result.NO_SUCH_DEPLOYMENT) {
      throw calls.notFound(status.action());
    }
  }

  private String environmentOf(long id) {
    @Nullable String known = environments.get(id);
    return known != null ? known : calls.call(new ReadDeployment(connection, id)).environment();
  }
}

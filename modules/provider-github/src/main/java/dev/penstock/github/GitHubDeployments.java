package dev.penstock.github;

import dev.penstock.pipeline.review.DeploymentRecord;
import dev.penstock.pipeline.review.Deployments;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  public Optional<Long> unfinished(String environment, String commit) {
    return leftBehind(environment, commit).map(PreviewDeployment::id);
  }

  @Override
  public long create(DeploymentRecord record) {
    CreateDeployment creation = new CreateDeployment(connection, DeploymentHistory.TASK, record);
    return calls.create(creation, () -> leftBehind(record.environment(), record.commit())).id();
  }

  @Override
  public void progress(long id, String description) {
    say(id, "in_progress", description, Optional.empty());
  }

  @Override
  public void succeed(long id, URI environmentUrl, String description) {
    say(id, "success", description, Optional.of(environmentUrl));
  }

  /** Behind an inactive one all are inactive, because {@link #supersede} begins with the oldest. */
  @Override
  public List<Long> activeBefore(String environment, long id) {
    DeploymentHistory history = history(environment);
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
    return List.copyOf(active.reversed());
  }

  @Override
  public void supersede(List<Long> ids) {
    ids.forEach(this::deactivate);
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

  private Optional<PreviewDeployment> leftBehind(String environment, String commit) {
    DeploymentHistory history = history(environment);
    return history
        .latest(commit)
        .filter(latest -> history.last(latest).map(said -> !said.isFinal()).orElse(true));
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
}

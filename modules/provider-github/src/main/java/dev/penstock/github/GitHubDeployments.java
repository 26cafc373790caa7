package dev.penstock.github;

import dev.penstock.http.Json;
import dev.penstock.pipeline.review.DeploymentRecord;
import dev.penstock.pipeline.review.Deployments;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHDeploymentState;

/**
 * The deployments of a repository on GitHub, for environments that come and go.
 *
 * <p>They ask for no checks and no merge, and their environment is transient; GitHub does not make
 * older ones of such an environment inactive by itself ("Deployments", {@code auto_inactive}), so
 * that is done here. Thread-safe.
 */
public final class GitHubDeployments implements Deployments {
  private static final Set<GHDeploymentState> UNFINISHED =
      EnumSet.of(
          GHDeploymentState.PENDING, GHDeploymentState.QUEUED, GHDeploymentState.IN_PROGRESS);
  private static final Set<GHDeploymentState> FAILED =
      EnumSet.of(GHDeploymentState.FAILURE, GHDeploymentState.ERROR);

  private final GitHubConnection connection;
  private final References references;
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
    this.references = api.references();
    this.calls = api.calls(Permission.WRITE_DEPLOYMENTS);
    this.log = log;
  }

  @Override
  public long start(DeploymentRecord record) {
    long id =
        unfinished(record)
            .orElseGet(
                () ->
                    calls.create(creating(record), () -> create(record), () -> unfinished(record)))
            .getId();
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
    List<GHDeployment> all = history(environment).all();
    all.forEach(deployment -> remove(deployment.getId()));
    return all.size();
  }

  @Override
  public List<String> payloads(String environment) {
    return history(environment).ours().stream().map(GitHubDeployments::payload).toList();
  }

  private DeploymentHistory history(String environment) {
    return new DeploymentHistory(environment, references, calls);
  }

  private Optional<GHDeployment> unfinished(DeploymentRecord record) {
    DeploymentHistory history = history(record.environment());
    return history
        .latest(record.commit())
        .filter(latest -> history.state(latest).map(UNFINISHED::contains).orElse(true));
  }

  /** Deprecated stands for "preview" in the library; GitHub has long released these. */
  @SuppressWarnings("deprecation")
  private GHDeployment create(DeploymentRecord record) throws IOException {
    return references
        .repository()
        .createDeployment(record.commit())
        .task(DeploymentHistory.TASK)
        .autoMerge(false)
        .requiredContexts(List.of())
        .environment(record.environment())
        .transientEnvironment(true)
        .productionEnvironment(false)
        .description(DeploymentText.fitting(record.description()))
        .payload(record.payload())
        .create();
  }

  /**
   * Makes older ones inactive, the oldest first: so everything behind an inactive one is inactive
   * already, even after a run that was killed here, and need not be read.
   */
  private void supersede(DeploymentHistory history, long id) {
    List<Long> active = new ArrayList<>();
    for (GHDeployment older : history.ours()) {
      Optional<GHDeploymentState> state =
          older.getId() < id ? history.state(older) : Optional.of(GHDeploymentState.ERROR);
      if (state.filter(GHDeploymentState.INACTIVE::equals).isPresent()) {
        break;
      }
      if (state.filter(FAILED::contains).isEmpty()) {
        active.add(older.getId());
      }
    }
    active.reversed().forEach(this::deactivate);
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
    return known != null
        ? known
        : calls.run(
            "read deployment " + id,
            () -> references.repository().getDeployment(id).getEnvironment());
  }

  private static String creating(DeploymentRecord record) {
    return "record the deployment to " + record.environment();
  }

  /** GitHub gives text back as text and an object as an object. */
  private static String payload(GHDeployment deployment) {
    @Nullable Object payload = deployment.getPayloadObject();
    return switch (payload) {
      case null -> "";
      case String text -> text;
      default -> Json.write(payload).text();
    };
  }
}

package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deployment with its history.
 *
 * @param id unique in the repository; later ones have larger ids
 * @param request what was asked for
 * @param commit what the ref stood for, 40 hexadecimal digits
 * @param creator who asked
 * @param createdAt when
 * @param statuses oldest first
 */
public record Deployment(
    long id,
    Request request,
    String commit,
    Account creator,
    Instant createdAt,
    List<DeploymentStatus> statuses) {

  /**
   * What was asked for.
   *
   * @param ref a branch, a tag or a commit
   * @param task usually "deploy"
   * @param environment where to
   * @param description one line; empty for none
   * @param payload an object or a text, as given
   * @param isTransient whether the environment will go away
   * @param isProduction whether end users meet it
   */
  public record Request(
      String ref,
      String task,
      String environment,
      Optional<String> description,
      JsonNode payload,
      boolean isTransient,
      boolean isProduction) {}

  public Deployment {
    statuses = List.copyOf(statuses);
  }

  /** Where to. */
  public String environment() {
    return request.environment();
  }

  /** The latest state; empty when nothing was said yet. */
  public Optional<DeploymentState> state() {
    return latest().map(DeploymentStatus::state);
  }

  /** The latest entry of its history. */
  public Optional<DeploymentStatus> latest() {
    return statuses.isEmpty() ? Optional.empty() : Optional.of(statuses.getLast());
  }

  /** Whether it counts as deployed: nothing was said yet, or success was said last. */
  public boolean isActive() {
    return state().map(state -> state == DeploymentState.SUCCESS).orElse(true);
  }

  Deployment with(DeploymentStatus status) {
    List<DeploymentStatus> more = Stream.concat(statuses.stream(), Stream.of(status)).toList();
    return new Deployment(id, request, commit, creator, createdAt, more);
  }

  Instant updatedAt() {
    return latest().map(DeploymentStatus::createdAt).orElse(createdAt);
  }
}

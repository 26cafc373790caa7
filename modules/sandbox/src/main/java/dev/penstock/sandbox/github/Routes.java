package dev.penstock.sandbox.github;

import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;

/** Puts operations on repositories behind the check of the caller's rights. */
final class Routes {
  private static final String REPOSITORY = "/repos/{owner}/{repo}";

  private final Router router;
  private final World world;

  Routes(Router router, World world) {
    this.router = router;
    this.world = world;
  }

  /**
   * Adds an operation.
   *
   * @param path below the repository's
   * @param docs page and anchor of its documentation, below docs.github.com/rest
   */
  Routes add(String method, String path, String docs, Need need, Endpoint endpoint) {
    router.route(
        method,
        REPOSITORY + path,
        call ->
            endpoint
                .answer(visit(call, docs, need))
                .withHeader("X-Accepted-GitHub-Permissions", need.text()));
    return this;
  }

  Routes get(String path, String docs, Need need, Endpoint endpoint) {
    return add("GET", path, docs, need, endpoint);
  }

  Routes post(String path, String docs, Need need, Endpoint endpoint) {
    return add("POST", path, docs, need, endpoint);
  }

  Routes patch(String path, String docs, Need need, Endpoint endpoint) {
    return add("PATCH", path, docs, need, endpoint);
  }

  Routes delete(String path, String docs, Need need, Endpoint endpoint) {
    return add("DELETE", path, docs, need, endpoint);
  }

  private Visit visit(Call call, String docs, Need need) {
    Token caller = call.token().flatMap(world::token).orElseThrow(() -> Problem.notFound(docs));
    Repository repository =
        world
            .repository(call.param("owner") + "/" + call.param("repo"))
            .filter(caller::reaches)
            .orElseThrow(() -> Problem.notFound(docs));
    if (!need.isMetBy(caller.permissions())) {
      throw Problem.noAccess(caller, docs);
    }
    return new Visit(call, caller.account(), repository, docs);
  }

  /** An answer without content, for what is gone. */
  static Reply gone() {
    return Reply.empty(204);
  }
}

package dev.penstock.sandbox.github;

import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;
import java.util.Map;

/** What does not belong to a repository: accounts, limits, and the API's own description. */
final class AccountEndpoints {
  private final World world;
  private final Limits limits;

  private AccountEndpoints(World world, Limits limits) {
    this.world = world;
    this.limits = limits;
  }

  static void addTo(Router router, World world, Limits limits) {
    AccountEndpoints endpoints = new AccountEndpoints(world, limits);
    router
        .route("GET", "/", AccountEndpoints::root)
        .route("GET", "/meta", AccountEndpoints::meta)
        .route("GET", "/rate_limit", endpoints::rateLimit)
        .route("GET", "/user", endpoints::self)
        .route("GET", "/users/{login}", endpoints::user);
  }

  private static Reply root(Call call) {
    return Reply.json(
        200,
        Map.of(
            "current_user_url", call.base() + "/user",
            "rate_limit_url", call.base() + "/rate_limit",
            "repository_url", call.base() + "/repos/{owner}/{repo}"));
  }

  private static Reply meta(Call call) {
    return Reply.json(200, Json.object().put("verifiable_password_authentication", false));
  }

  private Reply rateLimit(Call call) {
    return Reply.json(200, limits.overview(call.token().orElse("")));
  }

  /** A workflow's own token belongs to no user: GitHub refuses it here. */
  private Reply self(Call call) {
    String docs = "users/users#get-the-authenticated-user";
    Token token = call.token().flatMap(world::token).orElseThrow(() -> Problem.anonymous(docs));
    if (token.isInstallation()) {
      throw Problem.noAccess(token, docs);
    }
    return Reply.json(200, AccountShape.own(token.account(), call.base()));
  }

  private Reply user(Call call) {
    Account account =
        world
            .account(call.param("login"))
            .orElseThrow(() -> Problem.notFound("users/users#get-a-user"));
    return Reply.json(200, AccountShape.profile(account, call.base()));
  }
}

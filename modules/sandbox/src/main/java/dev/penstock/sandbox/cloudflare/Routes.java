package dev.penstock.sandbox.cloudflare;

import dev.penstock.sandbox.http.Handler;
import dev.penstock.sandbox.http.Router;

/** Adds routes below {@code /client/v4} that need a right. */
final class Routes {

  static final String BASE = "/client/v4";
  private static final String ACCOUNT = BASE + "/accounts/{account_id}";

  private final Router router;
  private final Tokens tokens;
  private final String accountId;

  Routes(Router router, Tokens tokens, String accountId) {
    this.router = router;
    this.tokens = tokens;
    this.accountId = accountId;
  }

  /** A route of no account. */
  void add(String method, String path, Right right, Handler handler) {
    router.route(
        method,
        BASE + path,
        call -> {
          tokens.require(call, right);
          return handler.handle(call);
        });
  }

  /** A route of the account; the path goes on behind its id. */
  void account(String method, String path, Right right, Handler handler) {
    router.route(
        method,
        ACCOUNT + path,
        call -> {
          tokens.require(call, right);
          checkAccount(call.param("account_id"));
          return handler.handle(call);
        });
  }

  /** A route of the account that is not guarded by an API token. */
  void open(String method, String path, Handler handler) {
    router.route(method, ACCOUNT + path, handler);
  }

  private void checkAccount(String id) {
    if (!id.equals(accountId)) {
      throw Envelope.error(403, 10000, "Authentication error");
    }
  }
}

package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import java.util.List;
import java.util.Map;

/** Who is asking: tokens, the user, the account; and lists that are always empty. */
final class AccountApi {

  private final World world;
  private final Tokens tokens;

  AccountApi(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  void addTo(Routes routes) {
    routes.add("GET", "/user", Right.NONE, this::user);
    routes.add("GET", "/accounts", Right.NONE, this::accounts);
    routes.add("GET", "/memberships", Right.NONE, this::memberships);
    routes.account("GET", "", Right.NONE, call -> Envelope.success(account()));
    routes.account("GET", "/tokens/verify", Right.NONE, this::verify);
    routes.account("GET", "/workers/subdomain", Right.WORKERS_SCRIPTS_EDIT, this::subdomain);
    routes.account("GET", "/workers/durable_objects/namespaces", Right.NONE, AccountApi::none);
    routes.account("GET", "/storage/kv/namespaces", Right.NONE, AccountApi::none);
  }

  /** Says 401 to a token that does not exist, where the others say 403. */
  Reply verifyAny(Call call) {
    if (tokens.of(call).isEmpty()) {
      throw Envelope.error(401, 1000, "Invalid API Token");
    }
    return verify(call);
  }

  private Reply verify(Call call) {
    Tokens.Token token = tokens.require(call, Right.NONE);
    return Envelope.success(Map.of("id", token.id(), "status", "active"));
  }

  private Reply user(Call call) {
    return Envelope.success(Map.of("id", User.ID, "email", User.EMAIL));
  }

  private ObjectNode account() {
    ObjectNode account = world.account().put("type", "standard");
    account.putObject("settings").put("enforce_twofactor", false);
    return account;
  }

  private Reply accounts(Call call) {
    return Envelope.page(List.of(account()), Paging.of(call, 20, 50));
  }

  private Reply memberships(Call call) {
    ObjectNode membership = Json.object().put("id", world.accountId()).put("status", "accepted");
    membership.set("account", account());
    return Envelope.page(List.of(membership), Paging.of(call, 20, 50));
  }

  private Reply subdomain(Call call) {
    return Envelope.success(Map.of("subdomain", World.SUBDOMAIN));
  }

  private static Reply none(Call call) {
    return Envelope.page(List.of(), Paging.of(call, 20, 1_000));
  }
}

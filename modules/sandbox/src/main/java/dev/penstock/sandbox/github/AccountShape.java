package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** An account as other answers embed it ("simple user"), and as its own ("private user"). */
final class AccountShape {
  private static final String AVATARS = "https://avatars.githubusercontent.com/u/";

  /** What follows the account's address in each of its links. */
  private static final Map<String, String> LINKS =
      Map.ofEntries(
          Map.entry("url", ""),
          Map.entry("followers_url", "/followers"),
          Map.entry("following_url", "/following{/other_user}"),
          Map.entry("gists_url", "/gists{/gist_id}"),
          Map.entry("starred_url", "/starred{/owner}{/repo}"),
          Map.entry("subscriptions_url", "/subscriptions"),
          Map.entry("organizations_url", "/orgs"),
          Map.entry("repos_url", "/repos"),
          Map.entry("events_url", "/events{/privacy}"),
          Map.entry("received_events_url", "/received_events"));

  private AccountShape() {}

  static ObjectNode of(Account account, URI base) {
    ObjectNode shape = Json.object();
    shape.put("login", account.login()).put("id", account.id());
    shape.put("node_id", Ids.node("U", account.id()));
    shape.put("avatar_url", AVATARS + account.id() + "?v=4").put("gravatar_id", "");
    String address = base + "/users/" + URLEncoder.encode(account.login(), StandardCharsets.UTF_8);
    LINKS.forEach((link, path) -> shape.put(link, address + path));
    return shape
        .put("html_url", page(account))
        .put("type", account.kind().text())
        .put("user_view_type", "public")
        .put("site_admin", false);
  }

  private static String page(Account account) {
    return account.kind() == Account.Kind.BOT
        ? "https://github.com/apps/" + account.login().replace("[bot]", "")
        : "https://github.com/" + account.login();
  }

  /** As anyone may see it. */
  static ObjectNode profile(Account account, URI base) {
    ObjectNode shape = of(account, base);
    Stream.of("name", "company", "location", "email", "hireable", "bio").forEach(shape::putNull);
    Stream.of("public_repos", "public_gists", "followers", "following")
        .forEach(count -> shape.put(count, 0));
    return shape
        .put("blog", "")
        .put("created_at", "2011-01-25T18:44:36Z")
        .put("updated_at", "2026-01-25T18:44:36Z");
  }

  /** As it sees itself. */
  static ObjectNode own(Account account, URI base) {
    ObjectNode shape = profile(account, base).put("user_view_type", "private");
    Stream.of(
            "private_gists",
            "total_private_repos",
            "owned_private_repos",
            "disk_usage",
            "collaborators")
        .forEach(count -> shape.put(count, 0));
    return shape.put("two_factor_authentication", true);
  }
}

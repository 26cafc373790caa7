package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Issues, and pull requests seen as issues. */
final class IssueShape {
  private IssueShape() {}

  static ObjectNode of(Issue issue, Repository repository, Urls urls) {
    ObjectNode shape = about(issue, repository, urls);
    String url = urls.repo("/issues/" + issue.number());
    shape.put("url", url).put("repository_url", urls.repo(""));
    shape.put("labels_url", url + "/labels{/name}").put("comments_url", url + "/comments");
    shape.put("events_url", url + "/events").put("timeline_url", url + "/timeline");
    shape.put("html_url", page(issue, urls));
    shape.put("comments", repository.comments(issue.number()).size());
    shape.set("reactions", ReactionsShape.none(url));
    shape.put("state_reason", issue.state().reason().orElse(null));
    shape.set("closed_by", account(issue.state().closedBy(), urls.base()));
    shape.set("performed_via_github_app", AppShape.of(issue.author(), urls.base()));
    issue.pull().ifPresent(pull -> addPull(shape, issue, pull, urls));
    return shape;
  }

  /** What issues and pull requests have in common. */
  static ObjectNode about(Issue issue, Repository repository, Urls urls) {
    ObjectNode shape = Json.object().put("id", issue.id());
    shape.put("node_id", Ids.node(issue.isPull() ? "PR" : "I", issue.id()));
    shape.put("number", issue.number()).put("title", issue.title());
    shape.put("body", issue.body().orElse(null));
    shape.put("state", issue.state().text()).put("locked", false);
    shape.putNull("active_lock_reason").putNull("milestone");
    shape.set("user", AccountShape.of(issue.author(), urls.base()));
    shape.set("labels", LabelShape.all(Labels.of(issue, repository), urls));
    addAssignees(shape, issue.assignees(), urls.base());
    shape.put("author_association", association(issue.author()));
    shape.put("created_at", issue.createdAt().toString());
    shape.put("updated_at", issue.updatedAt().toString());
    shape.put("closed_at", text(issue.state().closedAt()));
    return shape;
  }

  private static void addAssignees(ObjectNode shape, List<Account> people, URI base) {
    ArrayNode assignees = shape.putArray("assignees");
    people.forEach(person -> assignees.add(AccountShape.of(person, base)));
    shape.set("assignee", account(people.stream().findFirst(), base));
  }

  private static void addPull(ObjectNode shape, Issue issue, Pull pull, Urls urls) {
    String page = page(issue, urls);
    shape.put("draft", pull.draft());
    shape
        .putObject("pull_request")
        .put("url", urls.repo("/pulls/" + issue.number()))
        .put("html_url", page)
        .put("diff_url", page + ".diff")
        .put("patch_url", page + ".patch")
        .put("merged_at", text(pull.mergedAt()));
  }

  static String page(Issue issue, Urls urls) {
    return urls.web((issue.isPull() ? "/pull/" : "/issues/") + issue.number());
  }

  static com.fasterxml.jackson.databind.JsonNode account(Optional<Account> account, URI base) {
    return account.isPresent() ? AccountShape.of(account.get(), base) : NullNode.getInstance();
  }

  static @org.jspecify.annotations.Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  /** What an author is to the repository: bots are nothing to it, people are members. */
  static String association(Account author) {
    return author.kind() == Account.Kind.BOT ? "NONE" : "MEMBER";
  }
}

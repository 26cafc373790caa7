package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.util.Optional;
import java.util.stream.Stream;

/** Pull requests: in a list, alone, and inside the payload of a webhook. */
final class PullShape {
  private PullShape() {}

  /** As in lists. */
  static ObjectNode of(Issue issue, Pull pull, Repository repository, Urls urls) {
    ObjectNode shape = IssueShape.about(issue, repository, urls);
    addLinks(shape, issue, pull, urls);
    shape.set("head", head(pull, repository, urls));
    shape.set("base", base(pull, repository, urls));
    shape.put("draft", pull.draft()).putNull("auto_merge");
    shape.putArray("requested_reviewers");
    shape.putArray("requested_teams");
    shape.put("merged_at", IssueShape.text(pull.mergedAt()));
    shape.put("merge_commit_sha", pull.commit());
    return shape;
  }

  /** Alone, with what only that answer has. */
  static ObjectNode full(Issue issue, Pull pull, Repository repository, Urls urls) {
    ObjectNode shape = of(issue, pull, repository, urls);
    boolean merged = pull.mergedAt().isPresent();
    shape.put("merged", merged).put("mergeable_state", "clean");
    shape.put("mergeable", merged ? null : Boolean.TRUE);
    shape.put("rebaseable", merged ? null : Boolean.TRUE);
    shape.set("merged_by", IssueShape.account(mergedBy(issue, merged), urls.base()));
    shape.put("comments", repository.comments(issue.number()).size());
    shape.put("review_comments", 0).put("maintainer_can_modify", false).put("commits", 1);
    shape.put("additions", pull.files().size()).put("deletions", 0);
    return shape.put("changed_files", pull.files().size());
  }

  private static Optional<Account> mergedBy(Issue issue, boolean merged) {
    return merged ? issue.state().closedBy() : Optional.empty();
  }

  private static void addLinks(ObjectNode shape, Issue issue, Pull pull, Urls urls) {
    String url = urls.repo("/pulls/" + issue.number());
    String asIssue = urls.repo("/issues/" + issue.number());
    String page = IssueShape.page(issue, urls);
    shape.put("url", url).put("html_url", page).put("issue_url", asIssue);
    shape.put("diff_url", page + ".diff").put("patch_url", page + ".patch");
    shape.put("commits_url", url + "/commits").put("comments_url", asIssue + "/comments");
    shape.put("review_comments_url", url + "/comments");
    shape.put("review_comment_url", urls.repo("/pulls/comments{/number}"));
    shape.put("statuses_url", urls.repo("/statuses/" + pull.commit()));
    ObjectNode links = shape.putObject("_links");
    link(links, "self", url);
    link(links, "html", page);
    link(links, "issue", asIssue);
    Stream.of("comments", "commits", "statuses", "review_comments", "review_comment")
        .forEach(name -> link(links, name, shape.get(name + "_url").asText()));
  }

  private static void link(ObjectNode links, String name, String href) {
    links.putObject(name).put("href", href);
  }

  private static ObjectNode head(Pull pull, Repository repository, Urls urls) {
    Account owner = pull.fork().orElse(repository.owner());
    ObjectNode repo =
        pull.fork().isPresent()
            ? RepositoryShape.fork(repository, owner, urls)
            : RepositoryShape.of(repository, urls);
    return end(owner, pull.branch(), pull.commit(), repo, urls);
  }

  private static ObjectNode base(Pull pull, Repository repository, Urls urls) {
    ObjectNode repo = RepositoryShape.of(repository, urls);
    return end(repository.owner(), pull.base(), pull.baseCommit(), repo, urls);
  }

  private static ObjectNode end(
      Account owner, String branch, String commit, ObjectNode repo, Urls urls) {
    ObjectNode end = Json.object().put("label", owner.login() + ":" + branch);
    end.put("ref", branch).put("sha", commit);
    end.set("user", AccountShape.of(owner, urls.base()));
    end.set("repo", repo);
    return end;
  }

  static ObjectNode file(ChangedFile file, Pull pull, Urls urls) {
    String path = pull.commit() + "/" + file.path();
    ObjectNode shape = Json.object().put("sha", "bbcd538c8e72b8c175046e27cc8f907076331401");
    shape.put("filename", file.path()).put("status", file.status());
    shape.put("additions", 1).put("deletions", 0).put("changes", 1);
    shape.put("blob_url", urls.web("/blob/" + path)).put("raw_url", urls.web("/raw/" + path));
    shape.put("contents_url", urls.repo("/contents/" + file.path() + "?ref=" + pull.commit()));
    return shape.put("patch", "@@ -1 +1,2 @@\n+changed");
  }
}

package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;

/** Comments on issues and pull requests. */
final class CommentShape {
  private CommentShape() {}

  static ObjectNode of(Comment comment, Issue issue, Urls urls) {
    String url = urls.repo("/issues/comments/" + comment.id());
    String page = (issue.isPull() ? "/pull/" : "/issues/") + issue.number();
    ObjectNode shape = Json.object().put("url", url);
    shape.put("html_url", urls.web(page + "#issuecomment-" + comment.id()));
    shape.put("issue_url", urls.repo("/issues/" + comment.issue()));
    shape.put("id", comment.id()).put("node_id", Ids.node("IC", comment.id()));
    shape.set("user", AccountShape.of(comment.author(), urls.base()));
    shape.put("created_at", comment.createdAt().toString());
    shape.put("updated_at", comment.updatedAt().toString());
    shape.put("body", comment.body());
    shape.put("author_association", IssueShape.association(comment.author()));
    shape.set("reactions", ReactionsShape.none(url));
    shape.set("performed_via_github_app", AppShape.of(comment.author(), urls.base()));
    return shape;
  }
}

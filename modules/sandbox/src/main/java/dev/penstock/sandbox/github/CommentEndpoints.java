package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Comments on issues and pull requests (docs.github.com/rest/issues/comments). */
final class CommentEndpoints {
  /** The most characters of a comment. */
  private static final int LIMIT = 65_536;

  private static final String DOCS = "issues/comments#";
  private static final Need READ = Need.read(Scope.ISSUES, Scope.PULL_REQUESTS);
  private static final Need WRITE = Need.write(Scope.ISSUES, Scope.PULL_REQUESTS);

  private CommentEndpoints() {}

  static void addTo(Routes routes) {
    routes
        .get(
            "/issues/{number}/comments",
            DOCS + "list-issue-comments",
            READ,
            CommentEndpoints::ofIssue)
        .post(
            "/issues/{number}/comments",
            DOCS + "create-an-issue-comment",
            WRITE,
            CommentEndpoints::create)
        .get(
            "/issues/comments",
            DOCS + "list-issue-comments-for-a-repository",
            READ,
            CommentEndpoints::all)
        .get("/issues/comments/{id}", DOCS + "get-an-issue-comment", READ, CommentEndpoints::get)
        .patch(
            "/issues/comments/{id}",
            DOCS + "update-an-issue-comment",
            WRITE,
            CommentEndpoints::edit)
        .delete(
            "/issues/comments/{id}",
            DOCS + "delete-an-issue-comment",
            WRITE,
            CommentEndpoints::delete);
  }

  private static Reply ofIssue(Visit visit) {
    Issue issue = visit.issue();
    return page(visit, visit.repository().comments(issue.number()));
  }

  private static Reply all(Visit visit) {
    return page(visit, visit.repository().comments().all());
  }

  private static Reply page(Visit visit, List<Comment> comments) {
    Optional<Instant> since = visit.query("since").map(Instant::parse);
    List<Comment> recent =
        comments.stream()
            .filter(comment -> since.map(time -> !comment.updatedAt().isBefore(time)).orElse(true))
            .toList();
    return visit.page(recent, comment -> shape(visit, comment));
  }

  private static Reply create(Visit visit) {
    Issue issue = visit.issue();
    String body = body(visit);
    Comment comment = visit.repository().comment(issue.number(), visit.actor(), body);
    ObjectNode shape = shape(visit, comment);
    return Reply.json(201, shape).withHeader("Location", shape.get("url").asText());
  }

  private static Reply get(Visit visit) {
    Comment comment = visit.found(visit.repository().comments().find(visit.number("id")));
    return Reply.json(200, shape(visit, comment));
  }

  private static Reply edit(Visit visit) {
    String body = body(visit);
    Instant now = visit.repository().now();
    Comment edited =
        visit.found(
            visit
                .repository()
                .comments()
                .change(visit.number("id"), comment -> comment.edited(body, now)));
    return Reply.json(200, shape(visit, edited));
  }

  private static Reply delete(Visit visit) {
    if (!visit.repository().comments().remove(visit.number("id"))) {
      throw visit.notFound();
    }
    return Routes.gone();
  }

  private static String body(Visit visit) {
    String body = visit.fields().required("IssueComment", "body");
    if (body.codePointCount(0, body.length()) > LIMIT) {
      String message = "Body is too long (maximum is " + LIMIT + " characters)";
      throw Problem.invalid("IssueComment", "data", "unprocessable", message, visit.docs());
    }
    return body;
  }

  private static ObjectNode shape(Visit visit, Comment comment) {
    return CommentShape.of(comment, visit.repository().issue(comment.issue()), visit.urls());
  }
}

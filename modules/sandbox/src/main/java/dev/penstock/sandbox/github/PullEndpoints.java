package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Pull requests, read only: people open and close them (docs.github.com/rest/pulls). */
final class PullEndpoints {
  private static final Need READ = Need.read(Scope.PULL_REQUESTS);

  private PullEndpoints() {}

  static void addTo(Routes routes) {
    routes
        .get("/pulls", "pulls/pulls#list-pull-requests", READ, PullEndpoints::list)
        .get("/pulls/{number}", "pulls/pulls#get-a-pull-request", READ, PullEndpoints::get)
        .get(
            "/pulls/{number}/files",
            "pulls/pulls#list-pull-requests-files",
            READ,
            PullEndpoints::files)
        .get(
            "/commits/{sha}/pulls",
            "commits/commits#list-pull-requests-associated-with-a-commit",
            READ,
            PullEndpoints::ofCommit);
  }

  private static Reply list(Visit visit) {
    String state = visit.query("state").orElse("open");
    Predicate<Issue> inState = issue -> state.equals("all") || issue.state().text().equals(state);
    return page(visit, inState.and(issue -> isFrom(visit, issue)));
  }

  private static boolean isFrom(Visit visit, Issue issue) {
    Pull pull = issue.pull().orElseThrow();
    Account owner = pull.fork().orElse(visit.repository().owner());
    Optional<String> head = visit.query("head");
    Optional<String> base = visit.query("base");
    return head.map((owner.login() + ":" + pull.branch())::equals).orElse(true)
        && base.map(pull.base()::equals).orElse(true);
  }

  private static Reply ofCommit(Visit visit) {
    String commit = visit.call().param("sha");
    return page(visit, issue -> issue.pull().orElseThrow().commit().equals(commit));
  }

  private static Reply page(Visit visit, Predicate<Issue> wanted) {
    Comparator<Issue> order = Comparator.comparingInt(Issue::number);
    List<Issue> pulls =
        visit.repository().issues().all().stream()
            .filter(Issue::isPull)
            .filter(wanted)
            .sorted(visit.query("direction").equals(Optional.of("asc")) ? order : order.reversed())
            .toList();
    return visit.page(pulls, issue -> shape(visit, issue));
  }

  private static JsonNode shape(Visit visit, Issue issue) {
    return PullShape.of(issue, issue.pull().orElseThrow(), visit.repository(), visit.urls());
  }

  private static Reply get(Visit visit) {
    Issue issue = visit.issue();
    Pull pull = visit.found(issue.pull());
    return Reply.json(200, PullShape.full(issue, pull, visit.repository(), visit.urls()));
  }

  private static Reply files(Visit visit) {
    Pull pull = visit.found(visit.issue().pull());
    return visit.page(pull.files(), file -> PullShape.file(file, pull, visit.urls()));
  }
}

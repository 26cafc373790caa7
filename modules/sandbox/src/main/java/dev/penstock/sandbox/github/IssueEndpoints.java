package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Issues (docs.github.com/rest/issues/issues). Pull requests are issues too. */
final class IssueEndpoints {
  private static final int TITLE_LIMIT = 256;
  private static final int BODY_LIMIT = 65_536;
  private static final Set<String> REASONS =
      Set.of("completed", "not_planned", "duplicate", "reopened");
  private static final String DOCS = "issues/issues#";
  private static final Need READ = Need.read(Scope.ISSUES, Scope.PULL_REQUESTS);
  private static final Need WRITE = Need.write(Scope.ISSUES, Scope.PULL_REQUESTS);

  private final World world;

  private IssueEndpoints(World world) {
    this.world = world;
  }

  static void addTo(Routes routes, World world) {
    IssueEndpoints endpoints = new IssueEndpoints(world);
    routes
        .get("/issues", DOCS + "list-repository-issues", READ, endpoints::list)
        .post("/issues", DOCS + "create-an-issue", Need.write(Scope.ISSUES), endpoints::create)
        .get("/issues/{number}", DOCS + "get-an-issue", READ, endpoints::get)
        .patch("/issues/{number}", DOCS + "update-an-issue", WRITE, endpoints::edit);
  }

  private Reply list(Visit visit) {
    String state = visit.query("state").orElse("open");
    Comparator<Issue> order = Comparator.comparingInt(Issue::number);
    List<Issue> issues =
        visit.repository().issues().all().stream()
            .filter(issue -> state.equals("all") || issue.state().text().equals(state))
            .filter(issue -> has(visit, issue))
            .sorted(visit.query("direction").equals(Optional.of("asc")) ? order : order.reversed())
            .toList();
    return visit.page(issues, issue -> shape(visit, issue));
  }

  private static boolean has(Visit visit, Issue issue) {
    boolean labelled =
        visit.query("labels").stream()
            .flatMap(names -> List.of(names.split(",")).stream())
            .allMatch(name -> issue.labels().stream().anyMatch(name.strip()::equalsIgnoreCase));
    boolean created =
        visit.query("creator").map(issue.author().login()::equalsIgnoreCase).orElse(true);
    boolean recent =
        visit
            .query("since")
            .map(Instant::parse)
            .map(since -> !issue.updatedAt().isBefore(since))
            .orElse(true);
    return labelled && created && recent;
  }

  private Reply get(Visit visit) {
    return Reply.json(200, shape(visit, visit.issue()));
  }

  private Reply create(Visit visit) {
    Fields fields = visit.fields();
    fields.required("Issue", "title");
    Repository repository = visit.repository();
    String title = fields.text("Issue", "title", TITLE_LIMIT).orElseThrow();
    Issue made =
        repository
            .issues()
            .add(number -> edited(repository.newIssue(number, visit.actor(), title), fields));
    ensureLabels(visit, made);
    ObjectNode shape = shape(visit, made);
    return Reply.json(201, shape).withHeader("Location", shape.get("url").asText());
  }

  private Reply edit(Visit visit) {
    int number = visit.issue().number();
    Fields fields = visit.fields();
    Instant now = visit.repository().now();
    Issue changed =
        visit.found(
            visit
                .repository()
                .issues()
                .change(
                    number,
                    issue ->
                        moved(edited(issue, fields), fields, visit.actor(), now).updated(now)));
    ensureLabels(visit, changed);
    return Reply.json(200, shape(visit, changed));
  }

  private Issue edited(Issue issue, Fields fields) {
    String title = fields.text("Issue", "title", TITLE_LIMIT).orElse(issue.title());
    Optional<String> body = fields.text("Issue", "body", BODY_LIMIT).or(issue::body);
    List<String> labels = fields.texts("labels").orElse(issue.labels());
    List<Account> assignees = fields.texts("assignees").map(this::people).orElse(issue.assignees());
    return issue.titled(title, body).labelled(labels).assigned(assignees);
  }

  private List<Account> people(List<String> logins) {
    return logins.stream().flatMap(login -> world.account(login).stream()).toList();
  }

  private static Issue moved(Issue issue, Fields fields, Account actor, Instant now) {
    String reason = reason(fields);
    String state = fields.text("state").orElse(issue.state().text());
    if (!state.equals("open") && !state.equals("closed")) {
      throw Problem.invalid("Issue", "state", "invalid", fields.docs());
    }
    if (state.equals(issue.state().text())) {
      return issue;
    }
    return issue.in(
        state.equals("open") ? Issue.State.reopened() : Issue.State.closed(reason, now, actor));
  }

  private static String reason(Fields fields) {
    String reason = fields.text("state_reason").orElse("completed");
    if (!REASONS.contains(reason)) {
      throw Problem.invalid("Issue", "state_reason", "invalid", fields.docs());
    }
    return reason;
  }

  private static void ensureLabels(Visit visit, Issue issue) {
    issue.labels().forEach(name -> Labels.ensure(visit.repository(), name));
  }

  private static ObjectNode shape(Visit visit, Issue issue) {
    return IssueShape.of(issue, visit.repository(), visit.urls());
  }
}

package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searching issues and pull requests of one repository (docs.github.com/rest/search/search): the
 * qualifiers repo, is, state, label, author, and words of the title or body.
 */
final class SearchEndpoints {
  private static final String DOCS = "search/search#search-issues-and-pull-requests";
  private static final Pattern TERM = Pattern.compile("(?:(\\w+):)?(?:\"([^\"]*)\"|(\\S+))");

  private record Term(String qualifier, String value) {}

  private final World world;

  private SearchEndpoints(World world) {
    this.world = world;
  }

  static void addTo(Router router, World world) {
    router.route("GET", "/search/issues", new SearchEndpoints(world)::issues);
  }

  private Reply issues(Call call) {
    List<Term> terms =
        terms(call.query("q").orElseThrow(() -> Problem.invalid("Search", "q", "missing", DOCS)));
    Repository repository = repository(call, terms);
    List<Issue> found =
        repository.issues().all().reversed().stream()
            .filter(issue -> terms.stream().allMatch(term -> fits(issue, term)))
            .toList();
    Urls urls = new Urls(call.base(), repository.fullName());
    ObjectNode body = Json.object().put("incomplete_results", false).put("search_type", "lexical");
    return Page.of(call).reply(body, "items", found, issue -> item(issue, repository, urls));
  }

  private static ObjectNode item(Issue issue, Repository repository, Urls urls) {
    ObjectNode item = IssueShape.of(issue, repository, urls).put("score", 1.0);
    item.remove("closed_by");
    return item;
  }

  private static List<Term> terms(String query) {
    List<Term> terms = new ArrayList<>();
    Matcher term = TERM.matcher(query);
    while (term.find()) {
      String qualifier = Optional.ofNullable(term.group(1)).orElse("");
      String value = Optional.ofNullable(term.group(2)).orElseGet(() -> term.group(3));
      terms.add(new Term(qualifier, value));
    }
    return terms;
  }

  private Repository repository(Call call, List<Term> terms) {
    Token caller = call.token().flatMap(world::token).orElseThrow(() -> Problem.anonymous(DOCS));
    return terms.stream()
        .filter(term -> term.qualifier().equals("repo"))
        .flatMap(term -> world.repository(term.value()).stream())
        .filter(caller::reaches)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    "Search",
                    "q",
                    "invalid",
                    "The listed users and repositories cannot be searched either because the"
                        + " resources do not exist or you do not have permission to view them.",
                    DOCS));
  }

  private static boolean fits(Issue issue, Term term) {
    return switch (term.qualifier()) {
      case "repo", "in", "sort" -> true;
      case "is", "type", "state" -> is(issue, term.value());
      case "label" -> issue.labels().stream().anyMatch(term.value()::equalsIgnoreCase);
      case "author" -> issue.author().login().equalsIgnoreCase(term.value());
      default -> says(issue, term.value());
    };
  }

  private static boolean is(Issue issue, String what) {
    return switch (what) {
      case "pr" -> issue.isPull();
      case "issue" -> !issue.isPull();
      case "open", "closed" -> issue.state().text().equals(what);
      default -> true;
    };
  }

  private static boolean says(Issue issue, String word) {
    String text = issue.title() + "\n" + issue.body().orElse("");
    return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }
}

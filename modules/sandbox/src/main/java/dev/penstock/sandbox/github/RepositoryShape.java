package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.util.Map;
import java.util.stream.Stream;

/** A repository as its own answer, and as pull requests and webhooks embed it. */
final class RepositoryShape {
  /** What follows the repository's address in each of its links. */
  private static final Map<String, String> LINKS =
      Map.ofEntries(
          Map.entry("url", ""),
          Map.entry("archive_url", "/{archive_format}{/ref}"),
          Map.entry("assignees_url", "/assignees{/user}"),
          Map.entry("blobs_url", "/git/blobs{/sha}"),
          Map.entry("branches_url", "/branches{/branch}"),
          Map.entry("collaborators_url", "/collaborators{/collaborator}"),
          Map.entry("comments_url", "/comments{/number}"),
          Map.entry("commits_url", "/commits{/sha}"),
          Map.entry("compare_url", "/compare/{base}...{head}"),
          Map.entry("contents_url", "/contents/{+path}"),
          Map.entry("contributors_url", "/contributors"),
          Map.entry("deployments_url", "/deployments"),
          Map.entry("downloads_url", "/downloads"),
          Map.entry("events_url", "/events"),
          Map.entry("forks_url", "/forks"),
          Map.entry("git_commits_url", "/git/commits{/sha}"),
          Map.entry("git_refs_url", "/git/refs{/sha}"),
          Map.entry("git_tags_url", "/git/tags{/sha}"),
          Map.entry("hooks_url", "/hooks"),
          Map.entry("issue_comment_url", "/issues/comments{/number}"),
          Map.entry("issue_events_url", "/issues/events{/number}"),
          Map.entry("issues_url", "/issues{/number}"),
          Map.entry("keys_url", "/keys{/key_id}"),
          Map.entry("labels_url", "/labels{/name}"),
          Map.entry("languages_url", "/languages"),
          Map.entry("merges_url", "/merges"),
          Map.entry("milestones_url", "/milestones{/number}"),
          Map.entry("notifications_url", "/notifications{?since,all,participating}"),
          Map.entry("pulls_url", "/pulls{/number}"),
          Map.entry("releases_url", "/releases{/id}"),
          Map.entry("stargazers_url", "/stargazers"),
          Map.entry("statuses_url", "/statuses/{sha}"),
          Map.entry("subscribers_url", "/subscribers"),
          Map.entry("subscription_url", "/subscription"),
          Map.entry("tags_url", "/tags"),
          Map.entry("teams_url", "/teams"),
          Map.entry("trees_url", "/git/trees{/sha}"));

  private RepositoryShape() {}

  static ObjectNode of(Repository repository, Urls urls) {
    return of(repository, repository.owner(), repository.id(), urls);
  }

  /** A fork of the repository, under another owner. */
  static ObjectNode fork(Repository repository, Account owner, Urls urls) {
    Urls its = urls.of(owner.login() + "/" + repository.name());
    return of(repository, owner, repository.id() + owner.id(), its).put("fork", true);
  }

  /** As GET answers it, with what only that answer has. */
  static ObjectNode full(Repository repository, Urls urls) {
    ObjectNode shape = of(repository, urls);
    shape.put("subscribers_count", 0).put("network_count", 0);
    shape
        .putObject("permissions")
        .put("admin", false)
        .put("maintain", false)
        .put("push", false)
        .put("triage", false)
        .put("pull", true);
    return shape;
  }

  private static ObjectNode of(Repository repository, Account owner, long id, Urls urls) {
    ObjectNode shape = Json.object().put("id", id).put("node_id", Ids.node("R", id));
    shape.put("name", repository.name()).put("full_name", urls.repository());
    shape.set("owner", AccountShape.of(owner, urls.base()));
    shape.put("html_url", urls.web("")).put("private", true).put("visibility", "private");
    shape.put("fork", false).put("default_branch", Repository.MAIN);
    LINKS.forEach((link, path) -> shape.put(link, urls.repo(path)));
    addClones(shape, urls);
    addCounts(shape);
    addSwitches(shape);
    return addTimes(shape, repository);
  }

  private static void addClones(ObjectNode shape, Urls urls) {
    shape.put("clone_url", urls.web(".git")).put("svn_url", urls.web(""));
    shape.put("git_url", "git://github.com/" + urls.repository() + ".git");
    shape.put("ssh_url", "git@github.com:" + urls.repository() + ".git");
  }

  private static void addCounts(ObjectNode shape) {
    Stream.of("forks_count", "forks", "stargazers_count", "watchers_count", "watchers", "size")
        .forEach(count -> shape.put(count, 0));
    shape.put("open_issues_count", 0).put("open_issues", 0);
  }

  private static void addSwitches(ObjectNode shape) {
    Stream.of("has_issues", "has_projects", "has_wiki", "has_downloads")
        .forEach(on -> shape.put(on, true));
    Stream.of("has_pages", "has_discussions", "archived", "disabled", "is_template")
        .forEach(off -> shape.put(off, false));
    Stream.of("description", "homepage", "language", "mirror_url", "license")
        .forEach(shape::putNull);
    shape.putArray("topics");
  }

  private static ObjectNode addTimes(ObjectNode shape, Repository repository) {
    String created = repository.createdAt().toString();
    return shape.put("created_at", created).put("updated_at", created).put("pushed_at", created);
  }
}

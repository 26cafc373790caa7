package dev.penstock.selftest;

import java.util.List;
import java.util.stream.Stream;

/** The life of a preview and of a production, in the order in which it has to be played. */
public final class Scenes {
  /** The zone of all hosts. */
  public static final String ZONE = "codex.example";

  /** The commit of the pull request. */
  public static final String PROPOSED = "8d3c1b7f5a9e0246c8b1d3f5a7e9c0b2d4f60819";

  /** What is pushed to it then. */
  public static final String PROPOSED_NEXT = "5a7e9c0b2d4f608198d3c1b7f5a9e0246c8b1d3f";

  /** The first commit that is deployed to production. */
  private static final String RELEASED = "c0de00010000000000000000000000000000000a";

  /** The one after it. */
  private static final String NEXT = "c0de00020000000000000000000000000000000b";

  private static final String PREVIEW_HOST = "https://api-preview-8." + ZONE;

  private Scenes() {}

  /** All of them. */
  public static List<Scene> all() {
    return Stream.of(parts(), wholePreview(), production()).flatMap(List::stream).toList();
  }

  /** A preview made of single steps. */
  private static List<Scene> parts() {
    return List.of(
        preview("db-branch", "makes a branch", "branch-created").with("command", "create"),
        preview("db-branch", "finds it again", "branch-reused").with("command", "create"),
        preview("preview-dns", "writes records", "records-written").with("command", "ensure"),
        preview("preview-dns", "sees them answered", "records-answered").with("command", "verify"),
        preview("deploy", "deploys a preview", "services-proven").startingPrograms(),
        preview("health-check", "proves a service", "healthy")
            .with("url", PREVIEW_HOST + "/health")
            .with("expected-version", PROPOSED),
        preview("pr-comment", "writes a comment", "comment-created").with("body", "It works."),
        preview("pr-comment", "edits it", "comment-edited").with("body", "It *works*."),
        preview("pr-comment", "leaves it", "comment-unchanged").with("body", "It *works*."),
        preview("pr-comment", "removes it", "comment-removed").with("command", "delete"),
        preview("pr-comment", "announces a preview", "comment-created")
            .with("key", "preview/codex")
            .with("body", "Soon."),
        preview("cleanup", "removes the preview", "preview-removed"),
        preview("db-branch", "finds none to remove", "branch-absent").with("command", "delete"));
  }

  private static List<Scene> wholePreview() {
    return List.of(
        preview("deploy-preview", "brings it up", "preview-ready")
            .with("command", "up")
            .startingPrograms(),
        preview("deploy-preview", "brings up the next", "preview-ready")
            .with("command", "up")
            .with("commit", PROPOSED_NEXT)
            .serving(PROPOSED_NEXT)
            .startingPrograms(),
        preview("deploy-preview", "takes it down", "preview-removed").with("command", "down"));
  }

  private static List<Scene> production() {
    return List.of(
        lasting("deploy", "deploys to production", RELEASED, "services-proven").startingPrograms(),
        lasting("deploy", "deploys the next", NEXT, "services-proven").startingPrograms(),
        lasting("migrate", "finds all applied", NEXT, "nothing-to-migrate").startingPrograms(),
        lasting("rollback", "goes back", NEXT, "services-proven")
            .serving(RELEASED)
            .startingPrograms(),
        lasting("failure-issue", "opens an issue", NEXT, "issue-opened")
            .with("command", "report")
            .with("deployment", "9000000000")
            .with("title", "The tests failed"),
        lasting("failure-issue", "closes it", NEXT, "issues-closed")
            .with("command", "recover")
            .with("deployment", "9000000001"));
  }

  private static Scene preview(String action, String doing, String reason) {
    return Scene.of(action, doing, reason)
        .serving(PROPOSED)
        .having("GITHUB_EVENT_NAME", "pull_request");
  }

  private static Scene lasting(String action, String doing, String commit, String reason) {
    return Scene.of(action, doing, reason)
        .serving(commit)
        .having("GITHUB_EVENT_NAME", "push")
        .having("GITHUB_SHA", commit)
        .having("GITHUB_RUN_ID", Integer.toString(doing.hashCode() & Integer.MAX_VALUE))
        .with("environment", "production");
  }
}

package dev.penstock.selftest;

import java.util.List;
import java.util.Map;

/** The life of a preview and of a production, in the order in which it has to be played. */
public final class Scenes {
  /** The zone of all hosts. */
  public static final String ZONE = "codex.example";

  /** The commit of the pull request. */
  public static final String PROPOSED = "8d3c1b7f5a9e0246c8b1d3f5a7e9c0b2d4f60819";

  private Scenes() {}

  /** All of them. */
  public static List<Scene> all() {
    return List.of(
        preview("db-branch", "makes a branch", "branch-created").with("command", "create"),
        preview("db-branch", "finds it again", "branch-reused").with("command", "create"),
        preview("pr-comment", "writes a comment", "comment-created").with("body", "It works."),
        preview("pr-comment", "edits it", "comment-edited").with("body", "It *works*."),
        preview("pr-comment", "leaves it", "comment-unchanged").with("body", "It *works*."),
        preview("pr-comment", "removes it", "comment-removed").with("command", "delete"),
        preview("db-branch", "removes the branch", "branch-removed").with("command", "delete"));
  }

  private static Scene preview(String action, String doing, String reason) {
    return new Scene(action, doing, PROPOSED, Map.of("GITHUB_EVENT_NAME", "pull_request"), reason);
  }
}

package dev.penstock.pipeline.preview;

/** Writes what the author of the pull request reads. */
@FunctionalInterface
public interface PreviewComment {

  /** The comment's Markdown. The same report gives the same text. */
  String render(PreviewReport report);

  /** The key of a project's one comment on a pull request. */
  static String keyOf(PreviewPlan plan) {
    return "preview/" + plan.owner().project();
  }
}

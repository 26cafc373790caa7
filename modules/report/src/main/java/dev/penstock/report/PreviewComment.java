package dev.penstock.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comment on a pull request: what its author wants to know, the most wanted first. */
public final class PreviewComment {
  private PreviewComment() {}

  /**
   * The comment's Markdown. That of a removed preview says nothing about the run: removing it again
   * leaves the comment as it is.
   */
  public static String render(PreviewCommentModel model) {
    boolean gone = model.status() == PreviewStatus.REMOVED;
    return Stream.of(
            "### " + heading(model),
            opening(model),
            PreviewFacts.services(model.services()),
            PreviewFacts.backing(model),
            gone ? "" : checklist(model),
            gone ? "" : footer(model))
        .filter(part -> !part.isBlank())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  static String heading(PreviewCommentModel model) {
    String name = Markdown.code(model.environment());
    return switch (model.status()) {
      case DEPLOYING -> "Preview " + name + " is being deployed";
      case READY -> "Preview " + name + " is ready";
      case FAILED -> "Preview " + name + " failed";
      case REMOVING -> "Preview " + name + " is being removed";
      case REMOVED -> "Preview " + name + " is gone";
    };
  }

  static String opening(PreviewCommentModel model) {
    String commit = Shown.commit(model.commit());
    return switch (model.status()) {
      case DEPLOYING -> "Commit " + commit + " is on its way. This comment follows it.";
      case READY -> live(model.services());
      case FAILED -> model.failure().map(FailureNote::render).orElse("");
      case REMOVING -> "The pull request is closed.";
      case REMOVED -> "Everything that belonged to it was removed.";
    };
  }

  static String footer(PreviewCommentModel model) {
    return Stream.concat(
            Stream.of("Commit " + Shown.commit(model.commit())),
            Stream.concat(
                model.runUrl().map(url -> Markdown.link("run", url)).stream(),
                Stream.of(
                    "updated " + Shown.minute(model.updated()),
                    "took " + Shown.duration(model.took()))))
        .collect(Collectors.joining(" · ", "<sub>", "</sub>"));
  }

  private static String live(List<ServiceRow> services) {
    boolean proven =
        services.stream().allMatch(row -> row.health() instanceof ServiceHealth.Healthy);
    String what = services.size() == 1 ? "The service is live" : "All services are live";
    return services.isEmpty() ? "" : what + (proven ? " and healthy." : ".");
  }

  private static String checklist(PreviewCommentModel model) {
    if (model.steps().isEmpty()) {
      return "";
    }
    boolean settled = model.status() == PreviewStatus.READY;
    return "<details"
        + (settled ? "" : " open")
        + "><summary>"
        + progress(model.steps())
        + "</summary>\n\n"
        + model.steps().stream().map(PreviewComment::item).collect(Collectors.joining("\n"))
        + "\n\n</details>";
  }

  private static String progress(List<StepRow> steps) {
    long done = steps.stream().filter(step -> step.state() == StepRow.State.DONE).count();
    return done == steps.size()
        ? "All " + Shown.count(steps.size(), "step") + " done"
        : done + " of " + Shown.count(steps.size(), "step") + " done";
  }

  private static String item(StepRow step) {
    String box = step.state() == StepRow.State.DONE ? "- [x] " : "- [ ] ";
    String state = PreviewSteps.state(step);
    return box + Markdown.text(step.name()) + (state.isEmpty() ? "" : ", " + state);
  }
}

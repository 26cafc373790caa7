package dev.penstock.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The job summary of a preview: what the comment says, and how the time was spent. */
public final class PreviewSummary {
  private PreviewSummary() {}

  /** The summary's Markdown. */
  public static String render(PreviewCommentModel model) {
    return Stream.of(
            "## " + PreviewComment.heading(model),
            PreviewComment.opening(model),
            PreviewFacts.services(model.services()),
            PreviewFacts.backing(model),
            PreviewSteps.timeline(model.steps(), model.took()),
            steps(model),
            PreviewComment.footer(model))
        .filter(part -> !part.isBlank())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String steps(PreviewCommentModel model) {
    MarkdownTable table = MarkdownTable.of("Step", "Result", "Began after");
    for (StepRow step : model.steps()) {
      table.row(
          Markdown.text(step.name()),
          PreviewSteps.state(step),
          step.started().map(Shown::duration).orElse(""));
    }
    return table.render();
  }
}

package dev.penstock.report;

import dev.penstock.pipeline.step.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** When each step of a run ran: promotions and the waiting for proofs stand out. */
final class ReleaseTimeline {
  /** A picture of more is not read, and Mermaid refuses very long texts. */
  private static final int MOST_STEPS = 100;

  private static final Pattern PROMOTION = Pattern.compile("Promote .*");
  private static final Pattern WAIT = Pattern.compile("(Prove|Watch|Look at) .*");
  private static final Pattern WAY_BACK = Pattern.compile("Roll back .*|Prove .* again");

  /** A step that proves ends well when it has an answer, also when the answer is no. */
  private static final Pattern NOT_PROVEN = Pattern.compile("(failed|inconclusive): .*");

  private final List<StepRecord> steps;
  private final Instant start;

  ReleaseTimeline(List<StepRecord> steps) {
    this.steps = steps;
    this.start =
        steps.stream().map(StepRecord::started).min(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** A Mermaid picture; empty when there were no steps. */
  String picture() {
    StringBuilder tasks = new StringBuilder();
    String section = "";
    for (StepRecord step : steps.stream().limit(MOST_STEPS).toList()) {
      if (!section(step).equals(section)) {
        section = section(step);
        tasks.append("  section ").append(section).append('\n');
      }
      tasks.append(task(step));
    }
    return tasks.isEmpty()
        ? ""
        : "```mermaid\ngantt\n  dateFormat x\n  axisFormat %M:%S\n" + tasks + "```\n";
  }

  /** From the first step's beginning to the last one's end. */
  Duration length() {
    return steps.stream()
        .map(step -> after(step).plus(step.duration()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** The same as a table, with what came of each step. */
  String table() {
    MarkdownTable table = MarkdownTable.of("Step", "Began after", "Took", "What came of it");
    for (StepRecord step : steps) {
      table.row(
          Markdown.text(step.title()),
          Shown.duration(after(step)),
          Shown.duration(step.duration()),
          step.failure()
              .map(why -> "**failed**: " + Markdown.text(why.what()))
              .orElseGet(() -> Markdown.text(step.detail())));
    }
    return table.render();
  }

  private String task(StepRecord step) {
    long began = after(step).toMillis();
    return String.format(
        Locale.ROOT,
        "    %s :%s, %d, %d\n",
        PreviewSteps.label(step.title()),
        tag(step),
        began,
        began + Math.max(step.duration().toMillis(), 1));
  }

  private Duration after(StepRecord step) {
    return Duration.between(start, step.started());
  }

  private static String section(StepRecord step) {
    if (WAY_BACK.matcher(step.title()).matches()) {
      return "Roll back";
    }
    return isIn(step, PROMOTION) || isIn(step, WAIT) ? "Release" : "Prepare";
  }

  /** Mermaid paints {@code active} in colour, {@code done} grey, {@code crit} red. */
  private static String tag(StepRecord step) {
    if (!step.succeeded() || NOT_PROVEN.matcher(step.detail()).matches()) {
      return "crit";
    }
    return isIn(step, PROMOTION) ? "active" : "done";
  }

  private static boolean isIn(StepRecord step, Pattern kind) {
    return kind.matcher(step.title()).matches();
  }
}

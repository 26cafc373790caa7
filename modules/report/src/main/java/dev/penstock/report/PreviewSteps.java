package dev.penstock.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps of a run in words and as a picture. */
final class PreviewSteps {
  private static final int LABEL_LIMIT = 60;
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)^(title|section|click|call|href|vert|end|acc|todayMarker|\\w*Format|\\w*cludes|tick|week"
              + "|inclusive|topAxis|display)");

  private PreviewSteps() {}

  /** How a step went: {@code 3.2 s}, {@code failed after 3.2 s}. */
  static String state(StepRow step) {
    String took = step.took().map(Shown::duration).orElse("");
    return switch (step.state()) {
      case DONE -> took;
      case FAILED -> "**failed**" + (took.isEmpty() ? "" : " after " + took);
      case RUNNING -> "under way";
      case WAITING -> "not yet";
      case SKIPPED -> "skipped";
    };
  }

  /** A Mermaid picture of when each step ran; empty when none did. */
  static String timeline(List<StepRow> steps, Duration now) {
    String tasks =
        steps.stream()
            .filter(step -> step.started().isPresent())
            .map(step -> task(step, now))
            .collect(Collectors.joining());
    return tasks.isEmpty()
        ? ""
        : "```mermaid\ngantt\n  dateFormat x\n  axisFormat %M:%S\n" + tasks + "```\n";
  }

  private static String task(StepRow step, Duration now) {
    long start = step.started().orElse(Duration.ZERO).toMillis();
    long end = step.took().map(took -> start + took.toMillis()).orElse(now.toMillis());
    return String.format(
        Locale.ROOT,
        "  %s :%s, %d, %d\n",
        label(step.name()),
        tag(step.state()),
        start,
        Math.max(end, start + 1));
  }

  private static String tag(StepRow.State state) {
    return switch (state) {
      case FAILED -> "crit";
      case RUNNING -> "active";
      default -> "done";
    };
  }

  /** Mermaid has no escape for what ends a label, nor for a label that begins like a statement. */
  static String label(String name) {
    String harmless = PlainText.of(name.replaceAll("[^\\p{L}\\p{N} ._/-]+", " "), LABEL_LIMIT);
    return STATEMENT.matcher(harmless).find() ? "Step " + harmless : harmless;
  }
}

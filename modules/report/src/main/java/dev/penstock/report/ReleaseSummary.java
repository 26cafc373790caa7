package dev.penstock.report;

import dev.penstock.pipeline.dns.DnsChange;
import dev.penstock.pipeline.release.ReleaseReport;
import dev.penstock.pipeline.release.ServiceOutcome;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The job summary of a deploy to a lasting environment, or of its rollback. */
public final class ReleaseSummary {
  private final ReleaseReport report;
  private final ReleaseFacts facts;
  private final RunLinks links;
  private final ReleaseTables tables;

  private ReleaseSummary(ReleaseReport report, RunLinks links) {
    this.report = report;
    this.facts = ReportedRelease.factsOf(report);
    this.links = links;
    this.tables = new ReleaseTables(links);
  }

  /** The summary's Markdown: what became of it, what serves where, how the time was spent. */
  public static String render(ReleaseReport report, RunLinks links) {
    return new ReleaseSummary(report, links).render();
  }

  private String render() {
    ReleaseTimeline timeline = new ReleaseTimeline(report.steps());
    FailureEvidence evidence = new FailureEvidence(facts, links, tables);
    return Stream.of(
            "## " + heading(),
            status(),
            failure(),
            tables.services(facts.services()),
            facts(evidence),
            output(),
            timeline.picture(),
            timeline.table(),
            footer(evidence, timeline))
        .filter(part -> !part.isBlank())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String heading() {
    String environment = Markdown.code(facts.environment());
    String commit = facts.commit().map(Shown::commit).orElse("");
    String run = facts.rollback() ? "rollback to " + commit : "deploy of " + commit;
    return environment
        + switch (facts.aftermath()) {
          case PROVEN -> (facts.rollback() ? " is back at " : " serves ") + commit + ", proven";
          case ROLLED_BACK -> ": " + run + " failed and was rolled back";
          case UNTOUCHED -> ": " + run + " failed, nothing was released";
          case STOPPED -> " is not healthy: " + run + " failed and was stopped";
          case REFUSED -> " is not healthy: " + run + " failed, rolling back was refused";
          case BROKEN, UNKNOWN -> " is not healthy: " + run + " failed, and so did rolling back";
        };
  }

  private String status() {
    return facts.aftermath() == Aftermath.PROVEN ? "" : new StatusNote(facts, tables).render();
  }

  private String failure() {
    return facts.failure().map(why -> new FailureNote(why).render()).orElse("");
  }

  private String output() {
    return facts.output().isBlank()
        ? ""
        : "<details><summary>The last lines of the tool that failed</summary>\n\n"
            + Markdown.codeBlock(facts.output())
            + "\n\n</details>";
  }

  private String facts(FailureEvidence evidence) {
    return Stream.of(
            skipped(), FailureEvidence.disputes(facts.services()), evidence.database(), dns())
        .filter(part -> !part.isBlank())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private String footer(FailureEvidence evidence, ReleaseTimeline timeline) {
    return Stream.of(
            "Deployment " + facts.deployment(),
            "took " + Shown.duration(timeline.length()),
            evidence.whereToLook())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · ", "<sub>", "</sub>"));
  }

  private String skipped() {
    return report.services().stream()
        .filter(ServiceOutcome.Skipped.class::isInstance)
        .map(ServiceOutcome.Skipped.class::cast)
        .map(ReleaseSummary::skipped)
        .collect(Collectors.joining());
  }

  private static String skipped(ServiceOutcome.Skipped skipped) {
    return "- "
        + Markdown.text(skipped.service().key())
        + " was skipped: "
        + Sentences.of(skipped.why())
        + "\n";
  }

  private String dns() {
    Map<DnsChange.Kind, Long> counts =
        report.dns().stream()
            .collect(Collectors.groupingBy(DnsChange::kind, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", counts.isEmpty() ? "" : "- DNS records: ", ""));
  }
}

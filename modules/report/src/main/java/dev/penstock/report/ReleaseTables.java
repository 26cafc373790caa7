package dev.penstock.report;

import java.util.List;
import java.util.Optional;

/** What serves where, and what probes said, as tables. */
final class ReleaseTables {
  private static final int MOST_ROWS = 50;

  private final RunLinks links;

  ReleaseTables(RunLinks links) {
    this.links = links;
  }

  /** What serves where. */
  String services(List<ServedService> services) {
    MarkdownTable table =
        MarkdownTable.of("Service", "URL", "State", "Commit", "Release", "Since", "Probes said");
    for (ServedService service : services.stream().limit(MOST_ROWS).toList()) {
      table.row(
          Markdown.text(service.service()),
          service.url().flatMap(WebAddress::of).map(Markdown::link).orElse(""),
          state(service.state()),
          service.commit().map(this::commit).orElse(""),
          service.release().map(Markdown::code).orElse(""),
          service.since().map(entry -> "deployment " + entry).orElse("before"),
          service.evidence().map(Markdown::text).orElse(""));
    }
    return table.render() + more(services.size());
  }

  /** What the probes of one service said, equal ones in a row as one line. */
  static String probes(List<ProbeRun> probes) {
    MarkdownTable table = MarkdownTable.of("After", "Probes", "They said");
    for (ProbeRun run : probes.stream().limit(MOST_ROWS).toList()) {
      table.row(span(run), String.valueOf(run.probes()), Markdown.text(run.said()));
    }
    return table.render() + more(probes.size());
  }

  /** A commit, short, with a link to its page where there is one. */
  String commit(String commit) {
    String shown = Shown.commit(commit);
    return links.commit(commit).map(page -> "[" + shown + "](" + page + ")").orElse(shown);
  }

  /** A release that was proven: its commit and its entry in the ledger, as far as known. */
  String proven(ProvenRelease release) {
    Optional<String> commit = release.commit().map(this::commit);
    Optional<String> entry = release.deployment().map(number -> "deployment " + number);
    return commit
        .map(one -> one + entry.map(number -> " (" + number + ")").orElse(""))
        .or(() -> entry)
        .orElse("an earlier release");
  }

  private static String state(ServedService.State state) {
    return switch (state) {
      case PROVEN -> "proven";
      case PUT_BACK -> "put back, proven";
      case NOT_PROVEN -> "**not healthy**";
      case UNTOUCHED -> "not touched";
    };
  }

  private static String span(ProbeRun run) {
    String from = Shown.duration(run.from());
    return run.probes() == 1 ? from : from + " to " + Shown.duration(run.to());
  }

  private static String more(int rows) {
    return rows > MOST_ROWS ? "\nand " + (rows - MOST_ROWS) + " more.\n" : "";
  }
}

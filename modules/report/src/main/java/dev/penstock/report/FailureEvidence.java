package dev.penstock.report;

import dev.penstock.kernel.Failure;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen of a failed release: probes, services, the schema, the tool's last words. */
final class FailureEvidence {
  private static final int MOST_MIGRATIONS = 30;

  private final ReleaseFacts facts;
  private final RunLinks links;
  private final ReleaseTables tables;

  FailureEvidence(ReleaseFacts facts, RunLinks links, ReleaseTables tables) {
    this.facts = facts;
    this.links = links;
    this.tables = tables;
  }

  /** The parts, the most telling first; some may be empty. */
  Stream<String> parts() {
    return Stream.of(probes(), output(), services(), disputes(), database());
  }

  /** The pages of the run, the commit and what changed, in a line. */
  String whereToLook() {
    Optional<String> proven = facts.lastProven().flatMap(ProvenRelease::commit);
    return Stream.of(
            links.run().map(url -> Markdown.link("the run", url)),
            facts.commit().flatMap(links::commit).map(url -> Markdown.link("the commit", url)),
            proven
                .flatMap(from -> facts.commit().flatMap(to -> links.difference(from, to)))
                .map(url -> Markdown.link("what changed since the last proven release", url)),
            facts.failure().filter(why -> !why.docs().isBlank()).map(FailureEvidence::docs))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  /** What tool and probes disagree about; the probes decided. */
  static String disputes(List<ServedService> services) {
    return services.stream()
        .filter(ServedService::isDisputed)
        .map(FailureEvidence::dispute)
        .collect(Collectors.joining());
  }

  private static String docs(Failure failure) {
    return Markdown.link("about " + failure.reasonCode(), URI.create(FailureNote.docsUrl(failure)));
  }

  private static String dispute(ServedService service) {
    String probes = service.evidence().map(Markdown::text).orElse("");
    String tool =
        service
            .tool()
            .map(what -> "failed (" + Sentences.open(what) + ")")
            .orElse("said that all went well");
    return "- %s: the tool %s, the probes say: %s. The probes decide.\n"
        .formatted(Markdown.text(service.service()), tool, probes);
  }

  private String probes() {
    return facts.probes().isEmpty()
        ? ""
        : "### What the probes of "
            + Markdown.text(facts.signature().service())
            + " said\n\n"
            + ReleaseTables.probes(facts.probes());
  }

  private String services() {
    return facts.services().isEmpty()
        ? ""
        : "### What serves where\n\n" + tables.services(facts.services());
  }

  private String disputes() {
    return disputes(facts.services());
  }

  private String output() {
    return facts.output().isBlank()
        ? ""
        : "### The last lines of the tool that failed\n\n" + Markdown.codeBlock(facts.output());
  }

  /** Migrations applied and the restore point, a line each. */
  String database() {
    String migrations =
        facts.migrations().stream()
            .limit(MOST_MIGRATIONS)
            .map(Markdown::code)
            .collect(Collectors.joining(", "));
    int more = facts.migrations().size() - MOST_MIGRATIONS;
    String applied =
        migrations.isEmpty()
            ? ""
            : "- Migrations applied: " + migrations + (more > 0 ? " and " + more + " more" : "");
    String point =
        facts.restorePoint().map(text -> "- Restore point: " + Markdown.code(text)).orElse("");
    return Stream.of(applied, point)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}

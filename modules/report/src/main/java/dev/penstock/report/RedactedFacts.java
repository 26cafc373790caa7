package dev.penstock.report;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.incident.Signature;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Facts without secrets. Redacted twice, before and after invisible characters are dropped: either
 * could hide a secret from the other. What only looks like a credential goes too.
 */
final class RedactedFacts {
  private static final int LINE_LIMIT = 2_000;

  private final Redactor redactor;

  RedactedFacts(Redactor redactor) {
    this.redactor = redactor;
  }

  /** The same facts, to be shown; as a key the signature is of no use any more. */
  ReleaseFacts of(ReleaseFacts facts) {
    return new ReleaseFacts(
        signature(facts.signature()),
        facts.deployment(),
        facts.rollback(),
        facts.commit().map(this::line),
        facts.aftermath(),
        facts.failure().map(this::failure),
        facts.refusal().map(this::failure),
        facts
            .lastProven()
            .map(proven -> new ProvenRelease(proven.deployment(), proven.commit().map(this::line))),
        facts.services().stream().map(this::service).toList(),
        facts.probes().stream().map(this::probes).toList(),
        facts.schema(),
        facts.migrations().stream().map(this::line).toList(),
        facts.restorePoint().map(this::line),
        lines(facts.output()));
  }

  private Signature signature(Signature key) {
    return new Signature(
        line(key.project()), line(key.environment()), line(key.service()), line(key.reason()));
  }

  /** The line that is shown; empty text stays empty. */
  String line(String text) {
    String visible = PlainText.of(redactor.redact(text), LINE_LIMIT);
    return CredentialShapes.maskedIn(redactor.redact(visible));
  }

  private String lines(String text) {
    String visible =
        redactor.redact(text).lines().map(PlainText::lineOf).collect(Collectors.joining("\n"));
    return CredentialShapes.maskedInOutput(redactor.redact(visible));
  }

  private Failure failure(Failure failure) {
    return new Failure(
        failure.exit(),
        failure.reasonCode(),
        sentence(failure.what(), "Something failed"),
        line(failure.why()),
        paragraph(failure.next(), "Look at the run."),
        failure.docs());
  }

  /** What nobody can see says nothing. */
  private String sentence(String text, String otherwise) {
    String line = line(text);
    return line.isEmpty() ? otherwise : line;
  }

  private String paragraph(String text, String otherwise) {
    String lines = lines(text);
    return lines.isBlank() ? otherwise : lines;
  }

  private ServedService service(ServedService service) {
    return new ServedService(
        line(service.service()),
        some(service.url()),
        some(service.release()),
        some(service.commit()),
        service.state(),
        service.since(),
        some(service.evidence()),
        some(service.tool()));
  }

  private Optional<String> some(Optional<String> text) {
    return text.map(this::line);
  }

  private ProbeRun probes(ProbeRun run) {
    return new ProbeRun(run.from(), run.to(), run.probes(), line(run.said()));
  }
}

package dev.penstock.report;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.incident.Signature;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The issue that tells of a failed release: whether anybody is without service, what to do, and
 * what was seen. Whatever the facts hold, it mentions nobody, links to nothing that was not meant,
 * and has no comment of HTML, in which a tool's output could forge the issue's hidden key.
 */
public final class FailureIssueText {
  /** Below GitHub's 65,536, so that there is room for a hidden key and a history. */
  static final int BODY_LIMIT = 60_000;

  static final int TITLE_LIMIT = 200;

  private static final String CUT =
      "\n\n_The rest was left out: an issue holds no more. The run has it all._\n";

  private final Signature signature;
  private final ReleaseFacts facts;
  private final StatusNote status;
  private final RollbackAdvice advice;
  private final FailureEvidence evidence;

  /**
   * @param told of a run that failed
   * @param redactor knows the run's secrets
   */
  public FailureIssueText(
      ReleaseFacts told, RunLinks links, RollbackCommand rollback, Redactor redactor) {
    ReleaseTables tables = new ReleaseTables(links);
    this.signature = told.signature();
    this.facts = new RedactedFacts(redactor).of(told);
    this.status = new StatusNote(facts, tables);
    this.advice = new RollbackAdvice(facts, links, rollback, tables, status.isUrgent());
    this.evidence = new FailureEvidence(facts, links, tables);
  }

  /** The incident, to be reported. */
  public Incident incident() {
    return new Incident(signature, facts.deployment(), title(), body());
  }

  /** One line of plain text. */
  String title() {
    String what = facts.failure().map(Failure::what).orElse("a deploy failed");
    return PlainText.of(facts.environment() + ": " + what + outcome(), TITLE_LIMIT)
        .replace("@", "@\u200b")
        .replace("<!--", "<!\u200b--");
  }

  /** The issue's Markdown. */
  String body() {
    StringBuilder body = new StringBuilder();
    for (String section : sections().filter(part -> !part.isBlank()).toList()) {
      String next = (body.isEmpty() ? "" : "\n\n") + section.stripTrailing();
      if (body.length() + next.length() > BODY_LIMIT - CUT.length()) {
        return body.append(CUT).toString();
      }
      body.append(next);
    }
    return body.append("\n").toString();
  }

  private Stream<String> sections() {
    return Stream.of(
            Stream.of(status.render(), cause(), "### What to do", advice.render()),
            evidence.parts())
        .flatMap(parts -> parts)
        .map(section -> section.replace("<!--", "<!\u200b--"));
  }

  private String cause() {
    Stream<String> told =
        facts.failure().stream()
            .flatMap(
                why ->
                    Stream.concat(
                        Stream.of(Sentences.cause(why) + " " + Sentences.prose(why)),
                        Sentences.commands(why).stream()));
    return Stream.concat(told, Stream.of(evidence.whereToLook()))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  private String outcome() {
    return switch (facts.aftermath()) {
      case ROLLED_BACK -> " (rolled back)";
      case UNTOUCHED -> " (nothing was released)";
      case STOPPED, REFUSED, BROKEN -> " (NOT rolled back)";
      case PROVEN, UNKNOWN -> "";
    };
  }
}

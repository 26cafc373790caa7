package dev.penstock.action.healthcheck;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionCommand;
import dev.penstock.command.ActionContext;
import dev.penstock.command.ActionReport;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.Output;
import dev.penstock.health.ExpectedVersion;
import dev.penstock.health.HealthPolicy;
import dev.penstock.health.HealthReport;
import dev.penstock.health.HealthTarget;
import dev.penstock.inputs.ProviderSession;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Proves that an address serves an expected version, several times in a row. */
public final class HealthCheckCommand implements ActionCommand {
  static final Output PROBES = new Output("probes", "How many times it was asked.");
  static final Output SECONDS =
      new Output("seconds", "How long it took until that was known, in seconds.");
  static final Output VERDICT = new Output("verdict", "What the last probe said, in one line.");

  private final ProviderSession.Factory sessions;

  enum Policy {
    DEFAULT,
    CODEX
  }

  private final Input<URI> url =
      Input.url("url").describedAs("The address to ask, http or https.").required();

  private final Input<Optional<String>> version =
      Input.text("expected-version")
          .describedAs("The version it has to serve, such as the commit. Any will do otherwise.")
          .optional();

  private final Input<String> versionFrom =
      Input.text("version-from")
          .describedAs(
              "Where the answer names its version: `json:` and a field with dots for nesting, `header:`"
                  + " and a name, or `body`.")
          .or("json:version");

  private final Input<Policy> policy =
      Input.choice("policy", Policy.values())
          .describedAs(
              "How patient: `default` asks at once and often, `codex` waits 30 seconds and asks ten"
                  + " times at most.")
          .or(Policy.DEFAULT);

  private final Input<Optional<Duration>> deadline =
      Input.duration("deadline").describedAs("When to give up, such as `90s` or `5m`.").optional();

  private final AnswerOptions answer = new AnswerOptions();

  public HealthCheckCommand() {
    this(ProviderSession::open);
  }

  HealthCheckCommand(ProviderSession.Factory sessions) {
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "health-check";
  }

  @Override
  public String description() {
    return "Proves that an address serves an expected version, several times in a row.";
  }

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(url, version, versionFrom, policy, deadline, answer);
  }

  @Override
  public List<Output> outputs() {
    return List.of(PROBES, SECONDS, VERDICT);
  }

  @Override
  public void check(ActionContext context, InputProblems problems) {
    if (url.given().filter(address -> address.getRawUserInfo() != null).isPresent()) {
      problems.add("url", "must not hold a name or password: send them under headers");
    }
    if (!versionFrom.value().matches("(json|header):\\S+|body")) {
      problems.add("version-from", "must be json:FIELD, header:NAME or body");
    }
    if (deadline.value().filter(limit -> !limit.isPositive()).isPresent()) {
      problems.add("deadline", "must be longer than nothing");
    }
    answer.check(context.redactor(), problems);
  }

  @Override
  public ActionReport run(ActionContext context) {
    HealthTarget target =
        answer.on(HealthTarget.of(url.value().getHost(), url.value(), expected()));
    try (ProviderSession session = sessions.open(context, Credentials.none(), Optional.empty())) {
      HealthReport report = session.providers().healthCheck().prove(target, chosenPolicy());
      return report
          .failure(target)
          .map(ActionReport::failed)
          .orElseGet(() -> ActionReport.done("healthy", report.explain()))
          .with(PROBES, Integer.toString(report.evidence().probes()))
          .with(SECONDS, Double.toString(report.evidence().duration().toMillis() / 1000.0))
          .with(VERDICT, report.evidence().last().explain());
    }
  }

  private HealthPolicy chosenPolicy() {
    HealthPolicy chosen =
        switch (policy.value()) {
          case DEFAULT -> HealthPolicy.standard();
          case CODEX -> HealthPolicy.codex(0);
        };
    return deadline.value().map(chosen::withDeadline).orElse(chosen);
  }

  private ExpectedVersion expected() {
    return version.value().map(this::expected).orElseGet(ExpectedVersion::any);
  }

  private ExpectedVersion expected(String wanted) {
    String place = versionFrom.value().substring(versionFrom.value().indexOf(':') + 1);
    if (versionFrom.value().equals("body")) {
      return ExpectedVersion.inBody(wanted);
    }
    return versionFrom.value().startsWith("json:")
        ? ExpectedVersion.inJson(place, wanted)
        : ExpectedVersion.inHeader(place, wanted);
  }
}

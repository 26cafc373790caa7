package dev.penstock.webhook;

import dev.penstock.http.Budget;
import dev.penstock.http.Content;
import dev.penstock.http.Exchanger;
import dev.penstock.http.Headers;
import dev.penstock.http.Method;
import dev.penstock.http.Outcome;
import dev.penstock.http.Pacer;
import dev.penstock.http.RepeatRules;
import dev.penstock.http.Request;
import dev.penstock.http.RetryPolicy;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.Notice;
import dev.penstock.pipeline.incident.Notices;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Posts notices to an incoming webhook that takes {@code {"text": …}}, as Slack's, Mattermost's and
 * Discord's ({@code /slack}) do. A notice that may have arrived is sent again: told twice is better
 * than not at all. Thread-safe.
 */
public final class WebhookNotices implements Notices {
  private static final String NAME = "The webhook";

  /** Waiting; with the last attempt's own time it ends within ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private final Secret address;
  private final Transport transport;
  private final RunContext run;

  /**
   * Sends nothing yet, and does not look at the address, so that making one never fails. The
   * address is masked from now on.
   *
   * @param address where notices go, https; {@link #send} refuses any other with exit 2
   * @param transport not owned; must not follow redirects
   * @param run whose budget is not used: a notice has ten seconds of its own
   */
  public WebhookNotices(Secret address, Transport transport, RunContext run) {
    run.redactor().add(address);
    this.address = address;
    this.transport = transport;
    this.run = run;
  }

  @Override
  public void send(Notice notice) {
    String text = run.redactor().redact(SlackText.of(notice));
    URI uri = WebhookAddress.of(address, run.redactor()).uri();
    switch (exchange(uri, Content.json(Map.of("text", text)))) {
      case Outcome.Answered(var answer) when answer.response().isSuccess() ->
          run.progress().debug("the notice is sent");
      case Outcome.Answered(var answer) -> throw refused(answer.status());
      case Outcome.Broken(var fault) -> throw unreachable(String.valueOf(fault.getMessage()));
    }
  }

  private Outcome exchange(URI uri, Content body) {
    Request request = new Request(Method.POST, uri, Headers.none(), body, Optional.of(ATTEMPT));
    RunContext own =
        new RunContext(run.time(), Budget.of(run.time(), PATIENCE), run.progress(), run.redactor());
    return new Exchanger(NAME, transport, Pacer.none(), RetryPolicy.standard(), own)
        .exchange(request, new RepeatRules(true, Set.of()));
  }

  private static PenstockException refused(int status) {
    return Failure.unavailable(
            "webhook-refused",
            "The webhook did not take the notice",
            "it answered " + status,
            "Look whether it still exists in the channel's settings; the run itself is not"
                + " affected.")
        .asException();
  }

  private static PenstockException unreachable(String why) {
    return Failure.unavailable(
            "webhook-unreachable",
            "The webhook could not be reached",
            why,
            "Check the network and the address; the run itself is not affected.")
        .asException();
  }
}

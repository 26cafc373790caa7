package dev.penstock.http;

import java.util.Map;
import java.util.Optional;

/**
 * Calls the endpoints of one provider's API. Every failure is a {@link
 * dev.penstock.kernel.PenstockException} that says what was tried, why it failed and what to do
 * next. Thread-safe.
 */
public final class ApiClient {
  private final ApiProfile api;
  private final Exchanger exchanger;
  private final ApiFailures failures;

  /** For one provider, over a transport that it does not own. The token is masked from now on. */
  public ApiClient(ApiProfile api, Transport transport, RunContext run) {
    run.redactor().add(api.credential().token());
    this.api = api;
    this.exchanger = new Exchanger(api.name(), transport, api.pacer(), api.retries(), run);
    this.failures = new ApiFailures(api, run.redactor());
  }

  /**
   * Calls the endpoint.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 3 and the reason {@code
   *     credentials-rejected}, {@code rights-missing}, {@code provider-refused}, {@code
   *     provider-rate-limited}, {@code provider-unreachable} or {@code provider-unreadable}
   */
  public <T> T call(Endpoint<T> endpoint) {
    Request request = endpoint.request().at(api.base(), headers());
    RepeatRules rules = new RepeatRules(endpoint.repeatable(), endpoint.busy());
    Outcome outcome = exchanger.exchange(request, rules);
    return outcome instanceof Outcome.Answered(Answer answer) && endpoint.expects(answer.status())
        ? read(endpoint, answer)
        : unanswered(endpoint, outcome);
  }

  private <T> T read(Endpoint<T> endpoint, Answer answer) {
    try {
      return endpoint.read(answer);
    } catch (UnreadableAnswer unreadable) {
      throw failures.unreadable(endpoint.action(), unreadable);
    }
  }

  private <T> T unanswered(Endpoint<T> endpoint, Outcome outcome) {
    Optional<T> unclear =
        mayHaveBeenDone(endpoint, outcome) ? endpoint.unclear() : Optional.empty();
    return unclear.orElseThrow(() -> failures.of(endpoint.action(), outcome));
  }

  private boolean mayHaveBeenDone(Endpoint<?> endpoint, Outcome outcome) {
    return !endpoint.repeatable()
        && outcome.either(
            answer -> answer.status() >= 500 && !api.retries().harmless().contains(answer.status()),
            TransportFault::mayHaveArrived);
  }

  private Headers headers() {
    return Headers.of(
        Map.of(
            "Authorization",
            "Bearer " + api.credential().token().reveal(),
            "Accept",
            "application/json",
            "User-Agent",
            api.userAgent()));
  }
}

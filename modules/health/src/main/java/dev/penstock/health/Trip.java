package dev.penstock.health;

import dev.penstock.health.Verdict.Cause;
import dev.penstock.http.Response;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportFault;
import dev.penstock.kernel.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One probe on its way, from the health path over redirects to an answer. Used once. */
final class Trip {
  private final Transport transport;
  private final Time time;
  private final HealthTarget target;
  private final Duration timeout;
  private final Instant start;
  private final Set<URI> visited = new HashSet<>();

  Trip(Transport transport, Time time, HealthTarget target, Duration timeout) {
    this.transport = transport;
    this.time = time;
    this.target = target;
    this.timeout = timeout;
    this.start = time.now();
  }

  Verdict run() throws TransportFault {
    URI at = target.uri();
    while (true) {
      Duration left = timeout.minus(time.since(start));
      if (!left.isPositive()) {
        return new Verdict.Timeout(timeout);
      }
      visited.add(at);
      Answer answer = ask(at, left);
      Optional<Redirect> next = toFollow(answer, at);
      if (next.isEmpty()) {
        return Judge.verdict(target, answer);
      }
      Redirect redirect = next.get();
      if (visited.contains(redirect.to()) || visited.size() > target.redirects().most()) {
        return loop(redirect);
      }
      at = redirect.to();
    }
  }

  private Answer ask(URI at, Duration left) throws TransportFault {
    Response response = transport.send(ProbeRequest.to(at, target).within(left));
    return ProbeRequest.answer(response, time.since(start));
  }

  private Optional<Redirect> toFollow(Answer answer, URI at) {
    return target.redirects().most() == 0 || target.statuses().contains(answer.status())
        ? Optional.empty()
        : Redirect.of(answer, at)
            .filter(redirect -> redirect.gate(target.uri()).isEmpty())
            .filter(redirect -> target.redirects().allow(target.uri(), at, redirect.to()));
  }

  private Verdict loop(Redirect redirect) {
    String detail =
        visited.contains(redirect.to())
            ? "redirects in a loop over " + redirect.shown()
            : "redirects more than %d times".formatted(target.redirects().most());
    return new Verdict.Unhealthy(redirect.status(), Cause.REDIRECT_LOOP, detail);
  }
}

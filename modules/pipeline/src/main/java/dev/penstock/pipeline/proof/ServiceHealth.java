package dev.penstock.pipeline.proof;

import dev.penstock.config.HealthConfig;
import dev.penstock.config.PolicyConfig;
import dev.penstock.config.RedirectsConfig;
import dev.penstock.config.ServiceConfig;
import dev.penstock.config.VersionExpectation;
import dev.penstock.config.template.Scope;
import dev.penstock.config.template.Template;
import dev.penstock.health.Backoff;
import dev.penstock.health.ExpectedVersion;
import dev.penstock.health.HealthPolicy;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.Redirects;
import dev.penstock.kernel.Redactor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what {@code penstock.yml} says of a service's health as something that can be proven. */
public final class ServiceHealth {
  private ServiceHealth() {}

  /**
   * What has to answer, and with which version.
   *
   * @param baseUrl where the service answers, without a final slash
   * @param commit the commit it has to serve; empty when any will do
   * @param values what the templates of its probe's headers refer to
   * @param redactor told of every header value that may be secret before anything can show it
   * @throws dev.penstock.kernel.PenstockException with exit 2 when a header's value refers to
   *     something that is not set, is blank, or cannot stand in a header
   */
  public static HealthTarget target(
      ServiceConfig service, String baseUrl, String commit, Scope values, Redactor redactor) {
    HealthConfig health = service.health();
    URI uri = URI.create(baseUrl + health.path());
    HealthTarget target =
        HealthTarget.of(service.name(), uri, expected(health.version(), commit))
            .withStatuses(health.statuses())
            .withHeaders(new ProbeHeaders(service.name(), values, redactor).of(health.headers()))
            .withRedirects(redirects(health.redirects(), values));
    return health.contains().map(target::withBodyContaining).orElse(target);
  }

  private static ExpectedVersion expected(VersionExpectation version, String commit) {
    if (commit.isEmpty()) {
      return ExpectedVersion.any();
    }
    return switch (version) {
      case VersionExpectation.JsonField(String path) -> ExpectedVersion.inJson(path, commit);
      case VersionExpectation.Header(String name) -> ExpectedVersion.inHeader(name, commit);
      case VersionExpectation.Body() -> ExpectedVersion.inBody(commit);
      case VersionExpectation.None() -> ExpectedVersion.any();
    };
  }

  private static Redirects redirects(RedirectsConfig config, Scope values) {
    return switch (config) {
      case RedirectsConfig.None() -> Redirects.none();
      case RedirectsConfig.SameHost() -> Redirects.sameHost();
      case RedirectsConfig.Hosts(List<Template> hosts) ->
          Redirects.toHosts(
              hosts.stream()
                  .map(host -> host.evaluate(values).toLowerCase(Locale.ROOT))
                  .collect(Collectors.toSet()));
    };
  }

  /**
   * How often and how long to ask.
   *
   * @param position the service's place in the deployment, from 0
   */
  public static HealthPolicy policy(PolicyConfig config, int position) {
    String name = config.preset().text();
    HealthPolicy preset = HealthPolicy.preset(name, position).orElseThrow();
    return new HealthPolicy(
        config.firstWait().orElse(preset.firstWait()),
        config.attempts().orElse(preset.attempts()),
        backoff(config, preset),
        preset.confirmWait(),
        preset.pace(),
        config.timeout().orElse(preset.probeTimeout()),
        preset.reachTimeout(),
        config.deadline().orElse(preset.deadline()),
        config.streak().orElse(preset.streak()));
  }

  private static Backoff backoff(PolicyConfig config, HealthPolicy preset) {
    if (config.delay().isEmpty() && config.maxDelay().isEmpty()) {
      return preset.backoff();
    }
    Duration first = config.delay().orElse(Duration.ofMillis(250));
    Duration cap = config.maxDelay().orElse(first.multipliedBy(8));
    return Backoff.doubling(first, cap.compareTo(first) < 0 ? first : cap);
  }
}

package dev.penstock.pipeline.deploy;

import dev.penstock.health.HealthTarget;
import dev.penstock.health.Probe;
import dev.penstock.health.Verdict;
import dev.penstock.kernel.Secret;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A probe that sees what a {@link FakeDeployer} serves, as if its hosts were on the network: the
 * version is the commit, a host nobody routes has no DNS record. Thread-safe.
 */
public final class FakeWorld implements Probe {
  private static final Duration LATENCY = Duration.ofMillis(20);

  private record Spell(Duration lasts, Verdict verdict, Optional<Instant> since) {}

  private final VirtualTime time;
  private final FakeDeployer deployer;
  private final Map<String, Spell> spells = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  /**
   * Everything answers at once and as it should.
   *
   * @param time moves on by 20 ms with each probe
   */
  public FakeWorld(VirtualTime time, FakeDeployer deployer) {
    this.time = time;
    this.deployer = deployer;
  }

  /** Whatever is served there, this is the verdict for that long from the next probe on. */
  public synchronized FakeWorld meanwhile(String host, Duration lasts, Verdict verdict) {
    spells.put(host, new Spell(lasts, verdict, Optional.empty()));
    return this;
  }

  /** The host of each probe, in order. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Verdict ask(HealthTarget target, Duration timeout) {
    String host = target.uri().getHost();
    asked.add(host);
    time.advance(LATENCY);
    return spell(host).orElseGet(() -> seen(target, host));
  }

  private Optional<Verdict> spell(String host) {
    return Optional.ofNullable(spells.get(host))
        .map(this::begun)
        .filter(begun -> time.instant().isBefore(begun.since().orElseThrow().plus(begun.lasts())))
        .map(
            begun -> {
              spells.put(host, begun);
              return begun.verdict();
            });
  }

  private Spell begun(Spell spell) {
    return new Spell(
        spell.lasts(), spell.verdict(), spell.since().or(() -> Optional.of(time.instant())));
  }

  private Verdict seen(HealthTarget target, String host) {
    return deployer
        .meet(host, revealed(target.headers()))
        .map(version -> verdict(target.version().expected(), version))
        .orElseGet(() -> new Verdict.NotYet(Verdict.Obstacle.DNS, ""));
  }

  private static Map<String, String> revealed(Map<String, Secret> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().reveal()));
  }

  private Verdict verdict(String expected, ServiceVersion version) {
    if (!deployer.works(version)) {
      return new Verdict.Unhealthy(500);
    }
    return expected.isEmpty() || expected.equals(version.commit())
        ? new Verdict.Healthy(version.commit(), LATENCY)
        : new Verdict.WrongVersion(version.commit(), expected);
  }
}

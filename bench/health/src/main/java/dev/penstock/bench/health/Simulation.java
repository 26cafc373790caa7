package dev.penstock.bench.health;

import dev.penstock.health.HealthCheck;
import dev.penstock.health.HealthTarget;
import dev.penstock.health.HttpProbe;
import dev.penstock.kernel.Progress;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** Lets the very code that proves services prove simulated ones. */
final class Simulation {
  private static final URI ADDRESS = URI.create("https://api.codex.example/health");

  /** As in codex: a first service and two after it. */
  private static final int SERVICES = 3;

  private Simulation() {}

  static Tally run(Contender contender, List<Onset> onsets) {
    return new Tally(
        IntStream.range(0, onsets.size())
            .mapToObj(i -> prove(contender, i % SERVICES, onsets.get(i)))
            .toList());
  }

  private static Outcome prove(Contender contender, int position, Onset onset) {
    VirtualClock clock = new VirtualClock();
    HttpProbe probe = new HttpProbe(new World(onset, clock), clock.time());
    HealthTarget target = HealthTarget.of("api", ADDRESS, contender.version());
    return new Outcome(
        onset,
        new HealthCheck(probe, clock.time(), Progress.silent())
            .prove(target, contender.policy().apply(position)));
  }
}

package dev.penstock.health;

import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Says what it was told to say, in order, and lets virtual time pass while it does. Asking more
 * often than was scripted is an error, unless the script has an end that lasts. Thread-safe.
 */
public final class ScriptedProbe implements Probe {
  private final VirtualTime time;
  private final Deque<Verdict> script = new ArrayDeque<>();
  private final List<Instant> asked = new ArrayList<>();
  private Optional<Verdict> forever = Optional.empty();
  private Duration takes = Duration.ZERO;

  public ScriptedProbe(VirtualTime time) {
    this.time = time;
  }

  /** A healthy verdict at a version. */
  public static Verdict healthy(String version) {
    return new Verdict.Healthy(version, Duration.ofMillis(20));
  }

  /** A verdict as of a host whose name is not known yet. */
  public static Verdict noDns() {
    return new Verdict.NotYet(Verdict.Obstacle.DNS, "");
  }

  /** These verdicts come next. */
  public synchronized ScriptedProbe then(Verdict... verdicts) {
    script.addAll(Arrays.asList(verdicts));
    return this;
  }

  /** This verdict comes whenever nothing else is scripted. */
  public synchronized ScriptedProbe thenForever(Verdict verdict) {
    forever = Optional.of(verdict);
    return this;
  }

  /** Every probe takes this long. */
  public synchronized ScriptedProbe taking(Duration duration) {
    takes = duration;
    return this;
  }

  /** When each probe began. */
  public synchronized List<Instant> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Verdict ask(HealthTarget target, Duration timeout) {
    asked.add(time.instant());
    time.advance(takes.compareTo(timeout) < 0 ? takes : timeout);
    return script.isEmpty()
        ? forever.orElseThrow(() -> new AssertionError("probed more often than was scripted"))
        : script.removeFirst();
  }
}

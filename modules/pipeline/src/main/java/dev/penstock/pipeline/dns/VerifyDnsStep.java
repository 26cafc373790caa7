package dev.penstock.pipeline.dns;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until the zone's own name servers answer every host. Only then may anybody else ask: a
 * resolver that asked earlier remembers the "no" for as long as the zone's SOA tells it to (RFC
 * 2308, section 5).
 */
public final class VerifyDnsStep {
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final NameServers nameServers;
  private final Time time;
  private final Progress progress;

  public VerifyDnsStep(NameServers nameServers, Time time, Progress progress) {
    this.nameServers = nameServers;
    this.time = time;
    this.progress = progress;
  }

  /**
   * Returns when all hosts are answered.
   *
   * @throws PenstockException with exit 3 when some are not within two minutes
   */
  public void run(DnsZone zone, Collection<String> hosts) {
    Instant start = time.now();
    Duration wait = FIRST_WAIT;
    Set<String> silent = silent(zone, hosts);
    while (!silent.isEmpty()) {
      if (time.since(start).plus(wait).compareTo(DEADLINE) > 0) {
        throw notAnswered(zone, silent);
      }
      progress.debug("not answered by the zone's name servers yet: " + String.join(", ", silent));
      time.sleep(wait);
      wait = longer(wait);
      silent = silent(zone, hosts);
    }
  }

  private Set<String> silent(DnsZone zone, Collection<String> hosts) {
    Set<String> silent = new TreeSet<>(hosts);
    silent.removeAll(nameServers.answering(zone.nameServers(), hosts));
    return silent;
  }

  private static Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
  }

  private static PenstockException notAnswered(DnsZone zone, Set<String> silent) {
    return Failure.unavailable(
            "dns-not-answered",
            "The name servers of " + zone.name() + " do not answer " + String.join(", ", silent),
            "the records were made, but were not visible within "
                + DEADLINE.toMinutes()
                + " minutes",
            "Run it again in a few minutes; if it stays so, look whether the zone is active and"
                + " delegated to the name servers its provider names.")
        .asException();
  }
}

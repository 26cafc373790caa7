package dev.penstock.health;

import dev.penstock.kernel.Progress;
import java.time.Duration;

/**
 * Tells how a proof is going: what takes more than a second is said at least every ten, and at once
 * when it changes; the rest is detail.
 */
final class Narrator {
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final String name;
  private final Progress progress;
  private String lastSaid = "";
  private Duration saidAt = Duration.ZERO;

  Narrator(String name, Progress progress) {
    this.name = name;
    this.progress = progress;
  }

  void beforeTheFirstProbe(Duration wait) {
    if (wait.compareTo(WORTH_SAYING) >= 0) {
      progress.say("%s: first probe in %s".formatted(name, Seconds.of(wait)));
    }
  }

  void afterAProbe(Evidence evidence, Duration wait) {
    String verdict = evidence.last().explain();
    String line =
        "%s: %s, probe %d, next in %s"
            .formatted(name, verdict, evidence.probes(), Seconds.of(wait));
    if (isWorthSaying(evidence, wait)) {
      lastSaid = verdict;
      saidAt = evidence.duration();
      progress.say(line);
    } else {
      progress.debug(line);
    }
  }

  private boolean isWorthSaying(Evidence evidence, Duration wait) {
    return isSlow(evidence, wait) && isNews(evidence);
  }

  /** Confirming probes come in quick succession: the end of the proof tells of them. */
  private static boolean isSlow(Evidence evidence, Duration wait) {
    Duration next = evidence.last().isHealthy() ? wait : evidence.duration().plus(wait);
    return next.compareTo(WORTH_SAYING) >= 0;
  }

  private boolean isNews(Evidence evidence) {
    return !evidence.last().explain().equals(lastSaid)
        || evidence.duration().minus(saidAt).compareTo(SILENCE) >= 0;
  }
}

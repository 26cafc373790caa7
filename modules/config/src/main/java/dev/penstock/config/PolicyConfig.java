package dev.penstock.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How patient a health check is: a preset, and what differs from it.
 *
 * @param preset where everything else comes from
 * @param firstWait how long to wait before the first probe; may be zero
 * @param attempts the most probes, at least 1
 * @param delay the wait after the first probe that was not good; each next one is longer
 * @param maxDelay the longest wait between two probes
 * @param deadline when to give up, counted from the beginning
 * @param timeout how long one probe may take
 * @param streak how many good probes in a row it takes, at least 1
 */
public record PolicyConfig(
    PolicyPreset preset,
    Optional<Duration> firstWait,
    Optional<Integer> attempts,
    Optional<Duration> delay,
    Optional<Duration> maxDelay,
    Optional<Duration> deadline,
    Optional<Duration> timeout,
    Optional<Integer> streak) {

  /** The preset as it is. */
  public static PolicyConfig of(PolicyPreset preset) {
    return new PolicyConfig(
        preset,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

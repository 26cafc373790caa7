package dev.penstock.report;

import java.time.Duration;

/** What is known of a service's health. */
public sealed interface ServiceHealth {

  /** Not asked yet. */
  record Waiting() implements ServiceHealth {}

  /**
   * It served the expected version, as often in a row as was asked for.
   *
   * @param after the time from the deploy until that was known
   * @param probes how many times it was asked
   */
  record Healthy(Duration after, int probes) implements ServiceHealth {}

  /**
   * It did not.
   *
   * @param verdict what the last probe found, a few words such as {@code wrong version}
   * @param probes how many times it was asked
   */
  record Unhealthy(String verdict, int probes) implements ServiceHealth {}
}

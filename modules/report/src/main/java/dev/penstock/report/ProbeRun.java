package dev.penstock.report;

import dev.penstock.health.Evidence;
import dev.penstock.health.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Probes in a row that said the same.
 *
 * @param from when the first of them answered, counted from the first probe's start
 * @param to when the last of them did
 * @param probes how many they were, at least one
 * @param said what they said, one line
 */
public record ProbeRun(Duration from, Duration to, int probes, String said) {

  /** All probes of a proof, each row of equal ones as one. */
  static List<ProbeRun> of(Evidence evidence) {
    List<ProbeRun> runs = new ArrayList<>();
    for (Observation seen : evidence.observations()) {
      String said = seen.verdict().explain();
      if (!runs.isEmpty() && runs.getLast().said.equals(said)) {
        runs.add(runs.removeLast().until(seen.at()));
      } else {
        runs.add(new ProbeRun(seen.at(), seen.at(), 1, said));
      }
    }
    return runs;
  }

  private ProbeRun until(Duration later) {
    return new ProbeRun(from, later, probes + 1, said);
  }
}

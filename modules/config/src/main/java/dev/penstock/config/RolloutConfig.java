package dev.penstock.config;

import java.time.Duration;
import java.util.List;

/**
 * How a new version gets its traffic.
 *
 * @param steps percentages that rise to 100; only 100 for all at once
 * @param hold how long each step but the last is watched before the next
 * @param errorBudget the share of bad answers, 0 to 100 per cent, that a watched step may have
 */
public record RolloutConfig(List<Integer> steps, Duration hold, double errorBudget) {

  public RolloutConfig {
    steps = List.copyOf(steps);
  }

  /** All traffic at once. */
  public static RolloutConfig atOnce() {
    return new RolloutConfig(List.of(100), Defaults.ROLLOUT_HOLD, Defaults.ROLLOUT_ERROR_BUDGET);
  }

  /** Whether there is a step before the last. */
  public boolean isGradual() {
    return steps.size() > 1;
  }
}

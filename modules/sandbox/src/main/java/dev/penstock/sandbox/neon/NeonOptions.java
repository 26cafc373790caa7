package dev.penstock.sandbox.neon;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How the emulated Neon behaves.
 *
 * @param apiKey the token of a caller who may do everything
 * @param readOnlyKey the token of a caller who may only read
 * @param operations how long the operations of one request take together
 * @param branchLimit how many branches a project may have
 * @param clock the time that operations and expiry go by
 */
public record NeonOptions(
    String apiKey, String readOnlyKey, Duration operations, int branchLimit, InstantSource clock) {

  /** Operations of 150 ms, 5,000 branches, the machine's clock. */
  public static NeonOptions standard() {
    Ids ids = new Ids();
    return new NeonOptions(
        ids.of("napi"), ids.of("napi"), Duration.ofMillis(150), 5_000, InstantSource.system());
  }

  /** With another token. */
  public NeonOptions withApiKey(String key) {
    return new NeonOptions(key, readOnlyKey, operations, branchLimit, clock);
  }

  /** With faster or slower operations. */
  public NeonOptions withOperations(Duration duration) {
    return new NeonOptions(apiKey, readOnlyKey, duration, branchLimit, clock);
  }

  /** With another limit of branches per project. */
  public NeonOptions withBranchLimit(int limit) {
    return new NeonOptions(apiKey, readOnlyKey, operations, limit, clock);
  }

  /** On another clock. */
  public NeonOptions withClock(InstantSource other) {
    return new NeonOptions(apiKey, readOnlyKey, operations, branchLimit, other);
  }
}

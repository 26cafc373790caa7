package dev.penstock.health;

import java.math.BigDecimal;

/** Shares as people read them. */
final class Percent {
  private Percent() {}

  /** {@code 1} for 1.0, {@code 0.5} for 0.5. */
  static String of(double percent) {
    return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
  }
}

package dev.penstock.health;

import java.time.Duration;

/** What constructors ask of their arguments. */
final class Requirement {
  private Requirement() {}

  static void filled(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
  }

  static void positive(Duration duration, String what) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(what + " must be longer than nothing: " + duration);
    }
  }

  static void atLeastOne(int number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " must be at least 1: " + number);
    }
  }
}

package dev.penstock.selftest;

import java.time.Duration;
import java.util.List;

/**
 * How something that was tried went.
 *
 * @param name what was tried
 * @param doing what it did
 * @param took how long
 * @param problems what was wrong, for people; empty when all was well
 */
record Performance(String name, String doing, Duration took, List<String> problems) {
  Performance {
    problems = List.copyOf(problems);
  }

  boolean wentWell() {
    return problems.isEmpty();
  }
}

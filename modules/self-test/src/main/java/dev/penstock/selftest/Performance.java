package dev.penstock.selftest;

import java.time.Duration;
import java.util.List;

/**
 * How something that was tried went.
 *
 * @param name what was tried
 * @param doing what it did
 * @param took how long
 * @param result how it ended
 * @param notes what there is to say of that, for people; not empty when it failed
 */
record Performance(String name, String doing, Duration took, Result result, List<String> notes) {
  enum Result {
    OK,
    FAILED,
    LEFT_OUT
  }

  Performance {
    notes = List.copyOf(notes);
  }

  /** One that failed if there are problems. */
  static Performance of(String name, String doing, Duration took, List<String> problems) {
    Result result = problems.isEmpty() ? Result.OK : Result.FAILED;
    return new Performance(name, doing, took, result, problems);
  }

  static Performance leftOut(String name, String doing, String why) {
    return new Performance(name, doing, Duration.ZERO, Result.LEFT_OUT, List.of(why));
  }

  boolean failed() {
    return result == Result.FAILED;
  }
}

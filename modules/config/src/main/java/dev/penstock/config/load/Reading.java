package dev.penstock.config.load;

import dev.penstock.config.problem.Position;
import dev.penstock.config.problem.Problems;
import java.util.Optional;

/**
 * What all readers of one file share.
 *
 * @param outline what the file declares, right or not
 * @param problems where they say what is wrong
 */
record Reading(Outline outline, Problems problems) {

  /** Says what is wrong, and stands for the value there is not. */
  <T> Optional<T> wrong(Position position, String message, String suggestion) {
    problems.add(position, message, suggestion);
    return Optional.empty();
  }

  /** Says what is wrong, and is {@code false}. */
  boolean not(Position position, String message, String suggestion) {
    problems.add(position, message, suggestion);
    return false;
  }
}

package dev.penstock.pipeline.preview;

import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what will be needed, while something else goes on. */
final class Ahead {
  private Ahead() {}

  /** Empty for what cannot be read now: it is asked for again when it is needed, and fails then. */
  static <T> Optional<T> read(Supplier<T> reading, Progress progress) {
    try {
      return Optional.of(reading.get());
    } catch (PenstockException e) {
      progress.debug("not read ahead: " + e.failure().what());
      return Optional.empty();
    }
  }
}

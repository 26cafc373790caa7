package dev.penstock.pipeline.step;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs the steps of a run, times them and tells about them. Thread-safe. */
public final class StepLog {
  private final Time time;
  private final Progress progress;
  private final List<StepRecord> records = new ArrayList<>();

  public StepLog(Time time, Progress progress) {
    this.time = time;
    this.progress = progress;
  }

  /**
   * Runs a step.
   *
   * @param title what it does, as a person would say it
   * @param work the step
   * @param detail what the result comes to, one line
   * @return what the step returned; its failure is recorded and thrown on
   */
  public <T> T run(String title, Supplier<T> work, Function<T, String> detail) {
    Instant started = time.now();
    progress.say(title + " …");
    try {
      T result = work.get();
      finish(started, title, detail.apply(result), Optional.empty());
      return result;
    } catch (PenstockException e) {
      finish(started, title, "", Optional.of(e.failure()));
      throw e;
    }
  }

  /** The steps that are finished, in the order in which they began. */
  public synchronized List<StepRecord> records() {
    return records.stream().sorted(Comparator.comparing(StepRecord::started)).toList();
  }

  private void finish(Instant started, String title, String detail, Optional<Failure> failure) {
    Duration took = time.since(started);
    synchronized (this) {
      records.add(new StepRecord(title, started, took, detail, failure));
    }
    String outcome = failure.map(why -> "failed: " + why.what()).orElse(detail);
    progress.say(
        String.format(Locale.ROOT, "%s: %s (%.1f s)", title, outcome, took.toMillis() / 1000.0));
  }
}

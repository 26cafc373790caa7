package dev.penstock.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {

  @Test
  void work_runs_at_the_same_time_and_results_keep_its_order() {
    CountDownLatch secondHasBegun = new CountDownLatch(1);
    Supplier<String> first =
        () -> {
          await(secondHasBegun);
          return "first";
        };
    Supplier<String> second =
        () -> {
          secondHasBegun.countDown();
          return "second";
        };
    assertThat(Concurrently.all(List.of(first, second))).containsExactly("first", "second");
  }

  @Test
  void a_failure_waits_for_the_others_and_names_all_failures() {
    AtomicBoolean finished = new AtomicBoolean();
    Supplier<String> fails =
        () -> {
          throw new IllegalStateException("one");
        };
    Supplier<String> failsToo =
        () -> {
          throw new IllegalStateException("two");
        };
    Supplier<String> finishes =
        () -> {
          finished.set(true);
          return "done";
        };
    assertThatThrownBy(() -> Concurrently.all(List.of(fails, finishes, failsToo)))
        .hasMessage("one")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .hasToString("java.lang.IllegalStateException: two"));
    assertThat(finished).isTrue();
  }

  @Test
  void of_work_without_results_a_failure_waits_for_the_others_too() {
    AtomicBoolean finished = new AtomicBoolean();
    Runnable fails =
        () -> {
          throw new IllegalStateException("one");
        };
    assertThatThrownBy(() -> Concurrently.run(List.of(fails, () -> finished.set(true))))
        .hasMessage("one");
    assertThat(finished).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

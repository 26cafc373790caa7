package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTimeTest {
  private final List<Duration> slept = new ArrayList<>();
  private final Time time = new SceneTime(Instant.EPOCH, slept::add).time();

  @Test
  void it_passes_by_what_is_waited_and_by_nothing_else() {
    assertThat(time.now()).isEqualTo(Instant.EPOCH);
    time.sleep(Duration.ofMinutes(5));
    time.sleep(Duration.ofSeconds(-1));
    assertThat(time.now()).isEqualTo(Instant.EPOCH.plusSeconds(300));
    assertThat(slept).containsExactly(Duration.ofMinutes(5));
  }
}

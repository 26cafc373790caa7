package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  @Test
  void facts_come_first_and_what_is_not_well_says_why() {
    List<Performance> performances =
        List.of(
            Performance.of("look", "looks once", Duration.ofMillis(12), List.of()),
            Performance.of("look", "looks twice", Duration.ofMillis(3), List.of("saw nothing")),
            Performance.leftOut("deploy", "deploys", "no programs can be started here"));
    assertThat(new ResultTable(Map.of("node", "none"), performances).render().lines())
        .containsExactly(
            "node            none",
            "look            looks once                                   ok    12 ms",
            "look            looks twice                              failed     3 ms",
            "    saw nothing",
            "deploy          deploys                                left out     0 ms",
            "    no programs can be started here");
  }

  @Test
  void what_is_left_out_is_no_failure() {
    assertThat(Performance.leftOut("deploy", "deploys", "no shell").failed()).isFalse();
    assertThat(Performance.of("look", "looks", Duration.ZERO, List.of("no")).failed()).isTrue();
  }
}

package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final Replay replay =
      new Replay(
          new Take(
              "scene",
              Instant.EPOCH,
              Map.of(),
              List.of(answer("GET /a", 404), answer("GET /b", 200), answer("GET /a", 200))));

  private static Exchange answer(String question, int status) {
    return new Exchange(question, status, Map.of(), "");
  }

  @Test
  void the_same_question_gets_its_answers_in_order_and_the_last_one_ever_after() {
    assertThat(List.of(status("GET /a"), status("GET /a"), status("GET /a")))
        .containsExactly(404, 200, 200);
    assertThat(status("GET /b")).isEqualTo(200);
    assertThat(replay.unknown()).isEmpty();
  }

  @Test
  void what_was_never_asked_has_no_answer_and_is_kept() {
    assertThat(replay.answer("DELETE /a")).isEmpty();
    assertThat(replay.answer("DELETE /a")).isEmpty();
    assertThat(replay.unknown()).containsExactly("DELETE /a");
  }

  @Test
  void moments_in_a_question_do_not_count() {
    assertThat(Exchange.question("GET", "/c?since=2026-11-20T22%3A06%3A14Z&per_page=100"))
        .isEqualTo(Exchange.question("GET", "/c?since=2027-01-01T00:00:00.123Z&per_page=100"))
        .isEqualTo("GET /c?since={moment}&per_page=100");
  }

  private int status(String question) {
    return replay.answer(question).orElseThrow().status();
  }
}

package dev.penstock.pipeline.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RestorePointTest {
  @Test
  void what_describes_a_moment_is_read_back() {
    RestorePoint point =
        new RestorePoint.Moment(
            "production", Instant.parse("2026-11-20T19:47:34.456407Z"), "0/1B8F298");

    assertThat(RestorePoint.parse(point.describe())).contains(point);
  }

  @Test
  void what_describes_a_copy_is_read_back() {
    RestorePoint point = new RestorePoint.Copy("main", "main-before-20261120-194734-456");

    assertThat(RestorePoint.parse(point.describe())).contains(point);
  }

  @Test
  void other_text_describes_none() {
    assertThat(RestorePoint.parse("")).isEmpty();
    assertThat(RestorePoint.parse("production at noon (LSN 0/1)")).isEmpty();
    assertThat(RestorePoint.parse("api: healthy at 1111111 after 1.0 s (3 probes)")).isEmpty();
  }
}

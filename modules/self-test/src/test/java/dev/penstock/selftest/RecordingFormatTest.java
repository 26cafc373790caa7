package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingFormatTest {
  private static final String BODY = "{\"id\":7,\"text\":\"says \\\"yes\\\"\"}";

  private static final Recording RECORDING =
      new Recording(
          Map.of("NEON_PROJECT_ID", "still-fog"),
          "{\"number\":8}",
          List.of(
              new Take(
                  "one",
                  Instant.parse("2026-11-20T22:06:14Z"),
                  Map.of("api-deploy", "{\"type\":\"deploy\"}\n"),
                  List.of(
                      new Exchange("GET /a", 200, Map.of("Link", "<{base}/b>"), BODY),
                      new Exchange("DELETE /a", 204, Map.of(), ""))),
              new Take(
                  "two",
                  Instant.EPOCH,
                  Map.of(),
                  List.of(new Exchange("GET /a", 200, Map.of(), BODY)))));

  @Test
  void what_is_written_is_read_again() {
    assertThat(RecordingFormat.read(RecordingFormat.write(RECORDING))).isEqualTo(RECORDING);
  }

  @Test
  void a_body_is_written_once_and_an_exchange_a_line() {
    assertThat(RecordingFormat.write(RECORDING))
        .containsOnlyOnce("\"id\":7")
        .satisfies(text -> assertThat(text.lines().filter(l -> l.contains("question"))).hasSize(3));
  }

  @Test
  void the_recording_of_this_build_has_every_scene() {
    assertThat(RecordingFormat.shipped().takes())
        .extracting(Take::scene)
        .containsExactlyElementsOf(Scenes.all().stream().map(Scene::title).toList());
  }
}

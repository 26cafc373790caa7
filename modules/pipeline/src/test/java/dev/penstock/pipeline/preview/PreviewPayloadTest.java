package dev.penstock.pipeline.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PreviewPayloadTest {
  private static final PreviewPayload PAYLOAD =
      new PreviewPayload(1, "codex", List.of("codex-api-pr-8", "codex-web-pr-8"), List.of("pr-8"));

  @Example
  void it_is_one_line_that_earlier_releases_read() {
    assertThat(PAYLOAD.toJson())
        .isEqualTo(
            """
            {"version":1,"project":"codex","services":["codex-api-pr-8","codex-web-pr-8"],\
            "natives":["pr-8"]}""");
  }

  @Property
  void what_is_written_is_read_again(
      @ForAll String project, @ForAll List<String> services, @ForAll List<String> natives) {
    PreviewPayload payload = new PreviewPayload(1, project, services, natives);
    assertThat(PreviewPayload.parse(payload.toJson())).contains(payload);
  }

  @Example
  void fields_that_came_later_are_passed_over_and_lists_may_be_missing() {
    assertThat(
            PreviewPayload.parse("{\"later\":{},\"natives\":null,\"project\":\"a\",\"version\":1}"))
        .contains(new PreviewPayload(1, "a", List.of(), List.of()));
  }

  @Example
  void later_versions_and_other_peoples_payloads_are_not_read() {
    String json = PAYLOAD.toJson();

    for (String other :
        List.of(
            json.replace("\"version\":1", "\"version\":2"),
            json.replace("\"version\":1,", ""),
            json.replace("\"project\":\"codex\",", ""),
            json.replace("\"codex\"", "{}"),
            json.replace("[\"pr-8\"]", "\"pr-8\""),
            json.replace("[\"pr-8\"]", "[null]"),
            json.replace("[\"pr-8\"]", "[{}]"),
            json.substring(0, json.length() - 1),
            "null",
            "[]",
            "1",
            "")) {
      assertThat(PreviewPayload.parse(other)).as(other).isEmpty();
    }
  }

  @Property
  void what_is_no_json_is_not_read(@ForAll String text) {
    assertThat(PreviewPayload.parse(text)).isEmpty();
  }
}

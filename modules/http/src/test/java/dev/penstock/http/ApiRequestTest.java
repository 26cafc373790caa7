package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {
  private static final URI BASE = URI.create("https://api.test/v2/");

  @Test
  void path_and_query_are_put_behind_the_base() {
    ApiRequest request =
        ApiRequest.get("zones", "z1").query("name", "a b").query("page", Optional.empty());
    assertThat(request.at(BASE, Headers.none()).uri())
        .hasToString("https://api.test/v2/zones/z1?name=a%20b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void a_segment_that_would_change_the_path_is_refused(String segment) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRequest.get("zones", segment));
  }

  @Property
  void a_segment_stays_one_segment_and_keeps_its_text(@ForAll @NotEmpty String text) {
    Assume.that(!text.equals(".") && !text.equals("..") && isWellFormed(text));
    String path = ApiRequest.delete("a", text).at(BASE, Headers.none()).uri().getRawPath();

    assertThat(path.split("/", -1)).hasSize(4);
    assertThat(decoded(path.substring("/v2/a/".length()))).isEqualTo(text);
  }

  @Property
  void a_query_value_stays_one_value_and_keeps_its_text(@ForAll String text) {
    Assume.that(isWellFormed(text));
    URI uri = ApiRequest.get("a").query("q", text).at(BASE, Headers.none()).uri();
    assertThat(uri.getRawQuery()).doesNotContain("&", "#").startsWith("q=");
    assertThat(decoded(uri.getRawQuery().substring(2))).isEqualTo(text);
  }

  @Test
  void what_was_moved_keeps_its_method_headers_and_body_and_stays_behind_the_base() {
    ApiRequest moved =
        ApiRequest.post("repos", "a", "b")
            .query("page", "2")
            .header("X-Version", "1")
            .content(Content.of("text/plain", "hello"))
            .movedTo("/repositories/5?per_page=1");

    Request request = moved.at(BASE, Headers.none());
    assertThat(request.uri()).hasToString("https://api.test/v2/repositories/5?per_page=1");
    assertThat(request.method()).isEqualTo(Method.POST);
    assertThat(request.headers().first("X-Version")).contains("1");
    assertThat(request.content().text()).isEqualTo("hello");
    assertThat(moved.movedTo("/x").at(BASE, Headers.none()).uri())
        .hasToString("https://api.test/v2/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evil.test/", ".evil.test/", "@evil.test/", ":80/"})
  void nothing_is_moved_to_what_is_not_a_path(String target) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRequest.get("a").movedTo(target));
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

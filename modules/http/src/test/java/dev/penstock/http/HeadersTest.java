package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {
  @Test
  void names_are_compared_without_case() {
    Headers headers = Headers.of(Map.of("Content-Type", "a")).with("content-TYPE", "b");
    assertThat(headers.all("Content-type")).containsExactly("b");
  }

  @Test
  void a_field_may_have_several_values() {
    Headers headers = Headers.none().adding("Link", "a").adding("link", "b");
    assertThat(headers.all("Link")).containsExactly("a", "b");
    assertThat(headers.first("Link")).contains("a");
  }

  @Test
  void the_other_headers_win() {
    Headers headers = Headers.of(Map.of("A", "1", "B", "1"));
    assertThat(headers.overriddenBy(Headers.of(Map.of("a", "2"))))
        .isEqualTo(Headers.of(Map.of("A", "2", "B", "1")));
  }

  @Test
  void credentials_are_masked_in_the_text_form() {
    Headers headers = Headers.of(Map.of("authorization", "Bearer abc", "Accept", "text/plain"));
    assertThat(headers).asString().doesNotContain("abc").contains("***").contains("text/plain");
  }

  @Test
  void a_value_that_would_begin_another_field_is_refused_without_being_repeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.none().with("A", "hunter2\r\nB: 1"))
        .withMessageNotContaining("hunter2");
  }
}

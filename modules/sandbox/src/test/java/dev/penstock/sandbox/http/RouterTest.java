package dev.penstock.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final URI BASE = URI.create("http://127.0.0.1:1");

  private final Router router =
      new Router()
          .route("GET", "/repos/{owner}/{repo}", call -> Reply.text(200, "repo"))
          .route("GET", "/repos/{owner}/special", call -> Reply.text(200, "special"))
          .route("GET", "/repos/{owner}/{repo}/contents/{path+}", call -> Reply.text(200, "file"))
          .route("GET", "/repos/{owner}/{repo}/compare/{from}...{to}", call -> Reply.text(200, ""));

  @Test
  void fills_the_holes_with_decoded_segments() {
    Call call = call("GET", "/repos/a%2Fb/c+d");
    assertThat(call.param("owner")).isEqualTo("a/b");
    assertThat(call.param("repo")).isEqualTo("c+d");
    assertThat(call.template()).hasValue("/repos/{owner}/{repo}");
  }

  @Test
  void the_more_precise_template_wins_whatever_the_order() {
    assertThat(call("GET", "/repos/a/special").template()).hasValue("/repos/{owner}/special");
  }

  @Test
  void a_tail_takes_slashes() {
    assertThat(call("GET", "/repos/a/b/contents/x/y.md").param("path")).isEqualTo("x/y.md");
  }

  @Test
  void a_hole_may_be_a_piece_of_a_segment() {
    Call call = call("GET", "/repos/a/b/compare/v1...v2");
    assertThat(List.of(call.param("from"), call.param("to"))).containsExactly("v1", "v2");
  }

  @Test
  void head_goes_to_get_and_other_methods_to_nobody() {
    assertThat(call("HEAD", "/repos/a/b").template()).isPresent();
    assertThat(call("POST", "/repos/a/b").template()).isEmpty();
  }

  @Test
  void the_filter_added_last_is_outermost_and_sees_what_no_route_takes() throws Exception {
    router
        .around((call, next) -> next.handle(call).withHeader("X-Seen", "inner"))
        .around((call, next) -> next.handle(call).withHeader("X-Seen", "outer"))
        .otherwise(call -> Reply.text(418, "nobody"));
    Reply reply = router.match(request("GET", "/nowhere"), BASE).answer();
    assertThat(reply.status()).isEqualTo(418);
    assertThat(reply.headers()).containsEntry("x-seen", "outer");
  }

  @Property(tries = 200)
  void every_name_survives_the_way_through_a_path(
      @ForAll @StringLength(min = 1, max = 40) String name) {
    String wellFormed = new String(name.getBytes(UTF_8), UTF_8);
    String path = "/repos/" + java.net.URLEncoder.encode(wellFormed, UTF_8).replace("+", "%20");
    assertThat(call("GET", path + "/r").param("owner")).isEqualTo(wellFormed);
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private Call call(String method, String path) {
    return router.match(request(method, path), BASE).call();
  }

  private static Request request(String method, String path) {
    return new Request(method, path, "", Map.of(), Bytes.of(new byte[0]));
  }
}

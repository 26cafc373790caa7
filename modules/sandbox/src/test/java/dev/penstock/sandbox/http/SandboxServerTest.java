package dev.penstock.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxServerTest {

  private final Router router =
      new Router()
          .route("GET", "/hello/{name}", call -> Reply.text(200, "hello " + call.param("name")))
          .route("POST", "/echo", call -> Reply.json(201, call.json()))
          .route(
              "POST",
              "/parts",
              call -> Reply.json(200, call.parts().stream().map(this::line).toList()))
          .route("GET", "/query", call -> Reply.json(200, call.queries("tag")))
          .route("GET", "/base", call -> Reply.text(200, call.base().toString()))
          .route("DELETE", "/gone", call -> Reply.empty(204))
          .route("GET", "/broken", SandboxServerTest::broken)
          .route("GET", "/refused", SandboxServerTest::refused);

  private final Running running = Running.with(router);

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void answers_and_logs() throws Exception {
    HttpResponse<String> answer = running.get("/hello/a%2Fb?x=1");
    assertThat(answer.body()).isEqualTo("hello a/b");
    assertThat(running.log().all())
        .singleElement()
        .satisfies(
            exchange -> {
              assertThat(exchange.summary()).isEqualTo("test GET /hello/a%2Fb → 200");
              assertThat(exchange.query()).isEqualTo("x=1");
              assertThat(exchange.template()).hasValue("/hello/{name}");
              assertThat(exchange.responseBody().text()).isEqualTo("hello a/b");
              assertThat(exchange.fault()).isEmpty();
            });
    assertThat(running.log().counts()).containsExactly(Map.entry("test", 1L));
  }

  @Test
  void reads_json_and_says_what_is_none() throws Exception {
    assertThat(running.post("/echo", "{\"a\":[1]}").body()).isEqualTo("{\"a\":[1]}");
    assertThat(running.post("/echo", "{").statusCode()).isEqualTo(400);
    assertThat(running.log().failures()).isEmpty();
  }

  @Test
  void reads_multipart() throws Exception {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="metadata"\r
        \r
        {}\r
        --b\r
        Content-Disposition: form-data; name="index.js"; filename="index.js"\r
        Content-Type: application/javascript+module\r
        \r
        export default 1\r
        --b--\r
        """;
    HttpResponse<String> answer =
        running.send(
            HttpRequest.newBuilder(running.uri("/parts"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.body())
        .isEqualTo(
            "[\"metadata - - {}\",\"index.js index.js application/javascript+module export default 1\"]");
  }

  @Test
  void a_body_that_is_not_multipart_is_refused() throws Exception {
    assertThat(running.post("/parts", "x").statusCode()).isEqualTo(400);
  }

  @Test
  void decodes_query_values_and_keeps_their_order() throws Exception {
    assertThat(running.get("/query?tag=b%20c&tag=a+d&tag").body())
        .isEqualTo("[\"b c\",\"a d\",\"\"]");
  }

  @Test
  void knows_its_own_address() throws Exception {
    assertThat(running.get("/base").body()).isEqualTo(running.server().uri().toString());
  }

  @Test
  void an_empty_answer_has_no_body_and_no_length() throws Exception {
    HttpResponse<String> answer =
        running.send(HttpRequest.newBuilder(running.uri("/gone")).DELETE());
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
  }

  @Test
  void head_has_the_length_but_not_the_body() throws Exception {
    HttpResponse<String> answer =
        running.send(
            HttpRequest.newBuilder(running.uri("/hello/you"))
                .method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.headers().firstValue("Content-Length")).hasValue("9");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void the_provider_chooses_the_shape_of_an_unmatched_route() throws Exception {
    assertThat(running.get("/nowhere").statusCode()).isEqualTo(404);
    router.otherwise(call -> Reply.json(404, Map.of("code", 7003)));
    assertThat(running.get("/nowhere").body()).isEqualTo("{\"code\":7003}");
  }

  @Test
  void a_handler_may_answer_from_deep_inside() throws Exception {
    assertThat(running.get("/refused").statusCode()).isEqualTo(409);
    assertThat(running.log().failures()).isEmpty();
  }

  @Test
  void a_broken_handler_is_a_500_and_a_failure_on_record() throws Exception {
    assertThat(running.get("/broken").statusCode()).isEqualTo(500);
    assertThat(running.log().failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("GET /broken"));
  }

  @Test
  void what_a_listener_throws_is_on_record_too() throws Exception {
    running
        .log()
        .listen(
            exchange -> {
              throw new AssertionError("does not conform");
            });
    assertThat(running.get("/gone").statusCode()).isEqualTo(404);
    assertThat(running.log().failures()).hasSize(1);
  }

  @Test
  void broken_percent_encoding_is_refused() throws Exception {
    List<String> answers = RawClient.lines(running.server().uri(), "GET /hello/%zz HTTP/1.1");
    assertThat(answers.getFirst()).contains(" 400 ");
  }

  private String line(Part part) {
    return String.join(
        " ", part.name(), part.filename().orElse("-"), part.contentType().orElse("-"), part.text());
  }

  private static Reply broken(Call call) {
    throw new IllegalStateException("no idea what to do with " + call);
  }

  private static Reply refused(Call call) {
    throw new ReplyException(Reply.json(409, Map.of("message", "no: " + call)));
  }
}

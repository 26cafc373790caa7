package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every transport does alike. */
abstract class TransportContract {
  abstract Transport transport();

  abstract URI base();

  /** From now on one such request is answered so. */
  abstract void answer(Method method, String path, Response response);

  /** From now on one such request is received and never answered. */
  abstract void breakOff(Method method, String path);

  abstract List<Request> received();

  private Request request(Method method, String path, Content content) {
    return new Request(method, base().resolve(path), Headers.none(), content, Optional.empty());
  }

  @Test
  void an_answer_keeps_its_status_fields_and_bytes() throws TransportFault {
    answer(Method.GET, "/a", Response.json(418, "{\"é\": 1}").with("X-Some", "value"));

    Response response = transport().send(Request.get(base().resolve("/a")));
    assertThat(response.status()).isEqualTo(418);
    assertThat(response.headers().first("x-some")).contains("value");
    assertThat(response.content().isJson()).isTrue();
    assertThat(response.content().text()).isEqualTo("{\"é\": 1}");
  }

  @Test
  void an_answer_without_a_body_is_empty() throws TransportFault {
    answer(Method.DELETE, "/a", Response.empty(204));
    assertThat(transport().send(request(Method.DELETE, "/a", Content.empty())).content().isEmpty())
        .isTrue();
  }

  @Test
  void a_request_arrives_with_its_query_fields_and_bytes() throws TransportFault {
    answer(Method.POST, "/a%2Fb", Response.empty(200));
    Content body = Content.of("application/json", "{\"é\": 1}");

    transport().send(request(Method.POST, "/a%2Fb?q=%26", body).with("X-Some", "value"));
    Request arrived = received().getLast();
    assertThat(arrived.uri().getRawQuery()).isEqualTo("q=%26");
    assertThat(arrived.headers().first("x-some")).contains("value");
    assertThat(arrived.content()).isEqualTo(body);
  }

  @Test
  void a_redirect_is_an_answer() throws TransportFault {
    answer(Method.GET, "/old", Response.empty(302).with("Location", "/new"));
    assertThat(transport().send(Request.get(base().resolve("/old"))).status()).isEqualTo(302);
  }

  @Test
  void a_request_that_is_not_answered_may_have_arrived_and_is_sent_once() throws TransportFault {
    answer(Method.GET, "/a", Response.empty(200));
    breakOff(Method.POST, "/a");
    transport().send(Request.get(base().resolve("/a")));

    TransportFault fault =
        catchThrowableOfType(
            TransportFault.class,
            () -> transport().send(request(Method.POST, "/a", Content.of("text/plain", "x"))));
    assertThat(fault.mayHaveArrived()).isTrue();
    assertThat(fault).hasMessage("the connection broke");
    assertThat(received()).filteredOn(each -> each.method() == Method.POST).hasSize(1);
  }
}

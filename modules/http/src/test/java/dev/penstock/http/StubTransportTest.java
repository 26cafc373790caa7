package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StubTransportTest extends TransportContract {
  private final StubTransport stubs = new StubTransport();

  @Override
  Transport transport() {
    return stubs;
  }

  @Override
  URI base() {
    return URI.create("http://stub.test");
  }

  @Override
  void answer(Method method, String path, Response response) {
    stubs.on(method, path).answers(response);
  }

  @Override
  void breakOff(Method method, String path) {
    stubs.on(method, path).breaks(TransportFault.Phase.EXCHANGE);
  }

  @Override
  List<Request> received() {
    return stubs.requests();
  }

  @Test
  void a_request_without_a_stub_fails_at_once_and_again_at_the_end() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> stubs.send(Request.get(URI.create("http://stub.test/a"))))
        .withMessageContaining("GET http://stub.test/a");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(stubs::assertAllUsed);
  }

  @Test
  void a_stub_that_was_not_used_fails_at_the_end() throws TransportFault {
    stubs.on(Method.GET, "/a").answers(200).times(2);
    stubs.send(Request.get(URI.create("http://stub.test/a")));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(stubs::assertAllUsed)
        .withMessageContaining("GET /a");
  }

  @Test
  void stubs_of_one_request_answer_in_their_order_and_by_their_query() throws TransportFault {
    stubs.on(Method.GET, "/a").query("page", "2").answers(202);
    stubs.on(Method.GET, "/a").answers(200);
    stubs.on(Method.GET, "/a").answers(201);

    assertThat(stubs.send(Request.get(URI.create("http://stub.test/a"))).status()).isEqualTo(200);
    assertThat(stubs.send(Request.get(URI.create("http://stub.test/a?x=1&page=2"))).status())
        .isEqualTo(202);
    assertThat(stubs.send(Request.get(URI.create("http://stub.test/a"))).status()).isEqualTo(201);
    assertThatCode(stubs::assertAllUsed).doesNotThrowAnyException();
  }
}

package dev.penstock.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class HandshakeMathematicsTest {
  @Test
  void this_java_has_the_curves_of_a_handshake() {
    assertThatCode(HandshakeMathematics::prepare).doesNotThrowAnyException();
  }
}

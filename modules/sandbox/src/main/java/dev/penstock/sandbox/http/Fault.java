package dev.penstock.sandbox.http;

import java.time.Duration;

/** What can go wrong with a request, on order. */
public sealed interface Fault {

  /** The answer comes later; the request is handled after the wait. */
  record Latency(Duration duration) implements Fault {}

  /** This is answered; the request is not handled. */
  record Answer(Reply reply) implements Fault {}

  /** The connection ends in a TCP reset (RFC 9293, 3.5.3); the request is not handled. */
  record Reset() implements Fault {}

  /** The connection ends in order, without an answer; the request is not handled. */
  record Close() implements Fault {}

  /** The request is handled, then the connection ends in a TCP reset instead of the answer. */
  record ResetAfterwards() implements Fault {}

  /** The request is handled, its answer announced in full, and cut off in the middle. */
  record Truncate() implements Fault {}

  /** The answer comes later. */
  static Fault latency(Duration duration) {
    return new Latency(duration);
  }

  /** A status without a body. */
  static Fault status(int status) {
    return new Answer(Reply.empty(status));
  }

  /** A whole answer. */
  static Fault answer(Reply reply) {
    return new Answer(reply);
  }

  /** A TCP reset instead of handling. */
  static Fault reset() {
    return new Reset();
  }

  /** An end of the connection without an answer. */
  static Fault close() {
    return new Close();
  }

  /** A TCP reset after handling: what was asked for has happened, the caller does not know. */
  static Fault resetAfterwards() {
    return new ResetAfterwards();
  }

  /** An answer cut off in the middle. */
  static Fault truncate() {
    return new Truncate();
  }
}

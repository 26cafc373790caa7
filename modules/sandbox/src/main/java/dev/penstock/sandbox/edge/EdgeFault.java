package dev.penstock.sandbox.edge;

import java.time.Duration;

/** What goes wrong at the edge, on order. */
public sealed interface EdgeFault {

  /**
   * This status instead of the Worker's answer; 520 to 530 is an error page of the edge's own, any
   * other looks as if the Worker had sent it.
   *
   * @param status 200 to 599
   */
  record Status(int status) implements EdgeFault {}

  /**
   * The answer, later.
   *
   * @param delay how much later
   */
  record Slow(Duration delay) implements EdgeFault {}

  /** The answer of the version that was live when this was ordered. */
  record Stale() implements EdgeFault {}

  /** No certificate for the host yet: the TLS handshake fails. */
  record NoCertificate() implements EdgeFault {}
}

package dev.penstock.bench.health;

/** What a service is like before its onset. */
enum Before {
  /** Nobody listens. */
  REFUSED,
  /** The edge does not know the host yet. */
  EDGE_PAGE,
  /** It serves the version before. */
  STALE,
  /** It says itself that it is not ready. */
  STARTING,
  /** Its certificate is not there: handshakes take seconds and come to nothing. */
  SLOW_TLS
}

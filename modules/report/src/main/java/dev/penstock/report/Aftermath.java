package dev.penstock.report;

/** How a run left its environment. */
public enum Aftermath {
  /** Everything serves and was proven. */
  PROVEN,
  /** It failed before anything got traffic: what served before still does. */
  UNTOUCHED,
  /** What was proven before serves again, and was proven anew. */
  ROLLED_BACK,
  /** It was left as it failed, as was asked for. */
  STOPPED,
  /** Putting back was refused. */
  REFUSED,
  /** Putting back failed too, or there was nothing to put back. */
  BROKEN,
  /** Nobody told. */
  UNKNOWN
}

package dev.penstock.pipeline.release;

/** What became of a run. */
public enum ReleaseState {
  /** Everything serves and was proven. */
  PROVEN,
  /** Something failed, and what was proven before serves again, proven anew. */
  ROLLED_BACK,
  /** Something failed, and it was left as it is. */
  STOPPED,
  /** Something failed, and so did putting it back, or there was nothing to put back. */
  BROKEN
}

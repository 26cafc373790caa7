package dev.penstock.pipeline.resource;

/** How asking for something to be gone ended. Either way it is gone. */
public enum Removal {
  /** It was there and has been removed. */
  REMOVED,
  /** There was nothing to remove. */
  WAS_ABSENT
}

package dev.penstock.pipeline.preview;

/** What became of a preview. The names are part of the public contract, in lower case. */
public enum PreviewState {
  /** Every service serves the commit. */
  READY,
  /** Something did not work. */
  FAILED,
  /** The pull request is closed: nothing was made, or what had been made is removed again. */
  CLOSED,
  /** Everything is gone. */
  REMOVED
}

package dev.penstock.report;

/** Where a preview is in its life. */
public enum PreviewStatus {
  DEPLOYING,
  READY,
  FAILED,
  REMOVING,
  REMOVED
}

package dev.penstock.github;

/** The one line that GitHub shows beside a deployment. */
final class DeploymentText {
  /** What GitHub takes as a description, in characters of Unicode. */
  private static final int LONGEST = 140;

  private DeploymentText() {}

  /** The line, cut where it is too long. */
  static String fitting(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}

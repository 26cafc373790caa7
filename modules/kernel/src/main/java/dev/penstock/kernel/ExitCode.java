package dev.penstock.kernel;

/** How an action ends. The numbers are part of the public contract of every action. */
public enum ExitCode {
  /** Done, or there was nothing to do. */
  DONE(0),
  /** What was acted on failed: a service stayed unhealthy, a migration broke. */
  FAILED(1),
  /** An input or the configuration is wrong; nothing was touched. */
  INVALID(2),
  /** A provider could not be reached, refused the credentials, or stayed inconclusive. */
  UNAVAILABLE(3),
  /** A guard refused: the thing is protected or belongs to somebody else. */
  REFUSED(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process exit status, 0 to 4. */
  public int code() {
    return code;
  }
}

package dev.penstock.kernel;

import java.util.Objects;

/**
 * Why something could not be done, in the words of the person who has to act on it.
 *
 * <p>The three sentences are shown to people and logged publicly: they hold no secret and no
 * unescaped foreign text longer than a name.
 *
 * @param exit the exit status the action ends with; never {@link ExitCode#DONE}
 * @param reasonCode stable, lower-case, dash-separated; what a workflow may branch on
 * @param what what happened, one sentence without a final full stop
 * @param why the cause as far as it is known, one sentence; empty when {@code what} says it all
 * @param next what to do about it, one sentence; never empty
 * @param docs a page of {@code docs/} with an anchor, such as {@code troubleshooting.md#dns}
 */
public record Failure(
    ExitCode exit, String reasonCode, String what, String why, String next, String docs) {

  public Failure {
    Objects.requireNonNull(exit);
    if (exit == ExitCode.DONE) {
      throw new IllegalArgumentException("a failure does not exit with 0");
    }
    if (!reasonCode.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not a reason code: " + reasonCode);
    }
    if (what.isBlank() || next.isBlank()) {
      throw new IllegalArgumentException("a failure says what happened and what to do next");
    }
    Objects.requireNonNull(why);
    Objects.requireNonNull(docs);
  }

  /** What was acted on failed: exit 1. */
  public static Failure failed(String reasonCode, String what, String why, String next) {
    return new Failure(ExitCode.FAILED, reasonCode, what, why, next, docsFor(reasonCode));
  }

  /** Wrong input or configuration: exit 2. */
  public static Failure invalid(String reasonCode, String what, String why, String next) {
    return new Failure(ExitCode.INVALID, reasonCode, what, why, next, docsFor(reasonCode));
  }

  /** A provider could not be used or gave no clear answer: exit 3. */
  public static Failure unavailable(String reasonCode, String what, String why, String next) {
    return new Failure(ExitCode.UNAVAILABLE, reasonCode, what, why, next, docsFor(reasonCode));
  }

  /** A guard said no: exit 4. */
  public static Failure refused(String reasonCode, String what, String why, String next) {
    return new Failure(ExitCode.REFUSED, reasonCode, what, why, next, docsFor(reasonCode));
  }

  /** The same failure as an exception. */
  public PenstockException asException() {
    return new PenstockException(this);
  }

  /** The same failure as an exception, keeping what caused it for a debug log. */
  public PenstockException asException(Throwable cause) {
    return new PenstockException(this, cause);
  }

  private static String docsFor(String reasonCode) {
    return "docs/troubleshooting.md#" + reasonCode;
  }
}

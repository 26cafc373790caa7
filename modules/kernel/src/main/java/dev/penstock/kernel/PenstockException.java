package dev.penstock.kernel;

/** A {@link Failure} on its way to the edge, where it becomes an annotation and an exit status. */
public final class PenstockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public PenstockException(Failure failure) {
    super(failure.what());
    this.failure = failure;
  }

  public PenstockException(Failure failure, Throwable cause) {
    super(failure.what(), cause);
    this.failure = failure;
  }

  /** What to tell the user. */
  public Failure failure() {
    return failure;
  }
}

package dev.penstock.http;

/**
 * An answer that is not what the API promises. Thrown while an endpoint reads it, and turned into a
 * {@link dev.penstock.kernel.PenstockException} by the {@link ApiClient}. The message does not
 * repeat the answer.
 */
public final class UnreadableAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An answer that cannot be read, with what is wrong: "it holds no branch". */
  public UnreadableAnswer(String message) {
    super(message);
  }
}

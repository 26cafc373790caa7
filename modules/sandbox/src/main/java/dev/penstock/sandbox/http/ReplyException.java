package dev.penstock.sandbox.http;

import java.io.Serial;

/** Ends a handler with an answer, from however deep inside it the answer became clear. */
public final class ReplyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  /** Answers with this. */
  public ReplyException(Reply reply) {
    super(reply.toString(), null, false, false);
    this.reply = reply;
  }

  /** The answer. */
  public Reply reply() {
    return reply;
  }
}

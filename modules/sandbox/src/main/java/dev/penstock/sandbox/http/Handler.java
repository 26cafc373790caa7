package dev.penstock.sandbox.http;

/** Answers calls of one route. Called on virtual threads, several at once. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a call.
   *
   * @throws ReplyException to answer from deep inside
   * @throws Exception when the emulation itself is broken: the caller sees status 500 and the
   *     {@link ExchangeLog} lists a failure
   */
  Reply handle(Call call) throws Exception;
}

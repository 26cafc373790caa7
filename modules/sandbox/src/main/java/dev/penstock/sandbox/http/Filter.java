package dev.penstock.sandbox.http;

/** Stands around every call of a provider: checks tokens, adds headers. */
@FunctionalInterface
public interface Filter {

  /**
   * Answers itself or asks the next one, and may change its answer.
   *
   * @throws Exception as {@link Handler#handle}
   */
  Reply handle(Call call, Handler next) throws Exception;
}

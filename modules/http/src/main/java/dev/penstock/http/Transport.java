package dev.penstock.http;

/**
 * Sends one request and waits for its answer. The seam between Penstock and the network: no
 * retries, no pacing, no meaning. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Transport extends AutoCloseable {

  /**
   * Sends the request once.
   *
   * @return the answer, whatever its status
   * @throws TransportFault if there was none, or it was cut off
   */
  Response send(Request request) throws TransportFault;

  /** Lets go of connections and threads at once. */
  @Override
  default void close() {}
}

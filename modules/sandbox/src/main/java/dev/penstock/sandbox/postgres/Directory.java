package dev.penstock.sandbox.postgres;

/** Knows what the names that clients use stand for. Called on the connection's own thread. */
@FunctionalInterface
public interface Directory {

  /**
   * Looks names up; may wait, as a compute that has to start does.
   *
   * @throws InterruptedException when the proxy is closed meanwhile
   */
  Resolution resolve(String user, String database) throws InterruptedException;
}

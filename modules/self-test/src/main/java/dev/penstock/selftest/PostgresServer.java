package dev.penstock.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Stands for a PostgreSQL database over TLS, which it answers on loopback. It knows the few
 * questions that Penstock has, and runs nothing.
 */
final class PostgresServer implements AutoCloseable {
  private final SSLContext identity;
  private final PostgresAnswers answers;
  private final Listener listener;

  private PostgresServer(ServerSocket listening, SSLContext identity, PostgresAnswers answers) {
    this.identity = identity;
    this.answers = answers;
    this.listener = Listener.start(listening, this::serve);
  }

  /**
   * Starts it; it answers until it is closed.
   *
   * @param clock what it takes for the time
   */
  static PostgresServer start(SSLContext identity, Supplier<Instant> clock) {
    try {
      ServerSocket listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      return new PostgresServer(listening, identity, new PostgresAnswers(clock));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return listener.address();
  }

  private void serve(Socket connection) {
    try (connection;
        PostgresSession session = PostgresSession.begin(connection, identity)) {
      session.serve(answers);
    } catch (IOException e) {
      // The client is gone, and says so itself.
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}

package dev.penstock.selftest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Takes connections until it is closed, and has each served on a thread of its own. */
final class Listener implements AutoCloseable {
  private final ServerSocket listening;
  private final Consumer<Socket> server;

  private Listener(ServerSocket listening, Consumer<Socket> server) {
    this.listening = listening;
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param server serves one connection to its end, and closes it
   */
  static Listener start(ServerSocket listening, Consumer<Socket> server) {
    Listener listener = new Listener(listening, server);
    Thread.ofVirtual().start(listener::accept);
    return listener;
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        Thread.ofVirtual().start(() -> server.accept(connection));
      } catch (IOException e) {
        // Closed, which ends the loop; or a client that was gone at once.
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      // It is given up in any case.
    }
  }
}

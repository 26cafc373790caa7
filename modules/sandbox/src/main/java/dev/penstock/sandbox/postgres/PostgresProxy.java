package dev.penstock.sandbox.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A listening port that passes connections on to servers, under the names that a {@link Directory}
 * gives. It offers no encryption. Thread-safe.
 */
public final class PostgresProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final Directory directory;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Where the last one was let through: who cancels does not say what. */
  private volatile int latest;

  private PostgresProxy(ServerSocket listener, Directory directory) {
    this.listener = listener;
    this.directory = directory;
  }

  /**
   * Listens on a loopback port that the machine chooses.
   *
   * @param directory knows the servers too
   */
  public static PostgresProxy listen(Directory directory) {
    try {
      ServerSocket listener = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
      PostgresProxy proxy = new PostgresProxy(listener, directory);
      Thread.ofVirtual().name("postgres-proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many clients are connected. */
  public int connections() {
    return open.size() / 2;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed, or one client went away at once; the loop's condition tells which.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(client.getInputStream());
      StartupPacket packet = StartupPacket.read(in);
      while (packet.asksForEncryption()) {
        client.getOutputStream().write('N');
        packet = StartupPacket.read(in);
      }
      if (packet.cancels()) {
        pass(packet, client, latest);
      } else {
        admit(packet, client);
      }
    } catch (IOException e) {
      // The client, the server or we have ended the connection: nobody is left to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private void admit(StartupPacket packet, Socket client) throws IOException, InterruptedException {
    Map<String, String> parameters = packet.parameters();
    String user = parameters.getOrDefault("user", "");
    switch (directory.resolve(user, parameters.getOrDefault("database", user))) {
      case Resolution.Login login -> {
        latest = login.port();
        pass(packet.with(login), client, login.port());
      }
      case Resolution.Refusal refusal -> client.getOutputStream().write(error(refusal));
    }
  }

  private void pass(StartupPacket packet, Socket client, int server) throws IOException {
    try (Socket backend = new Socket(InetAddress.ofLiteral("127.0.0.1"), server)) {
      open.add(backend);
      backend.setTcpNoDelay(true);
      backend.getOutputStream().write(packet.bytes());
      Thread.ofVirtual().start(() -> pump(backend, client));
      pump(client, backend);
      open.remove(backend);
    }
  }

  /** Whichever side ends first ends both. */
  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Ended by the other direction.
    }
  }

  /** ErrorResponse (PostgreSQL 18, 54.7 and 54.8). */
  private static byte[] error(Resolution.Refusal refusal) {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    field(fields, 'S', "FATAL");
    field(fields, 'V', "FATAL");
    field(fields, 'C', refusal.sqlState());
    field(fields, 'M', refusal.message());
    fields.write(0);
    return ByteBuffer.allocate(5 + fields.size())
        .put((byte) 'E')
        .putInt(4 + fields.size())
        .put(fields.toByteArray())
        .array();
  }

  private static void field(ByteArrayOutputStream out, char code, String value) {
    out.write(code);
    out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
    out.write(0);
  }

  /** Ends all connections; new ones are welcome. */
  public void disconnect() {
    open.forEach(PostgresProxy::end);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as closed as it gets.
    }
  }

  /** Stops listening and ends all connections. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      disconnect();
    }
  }
}

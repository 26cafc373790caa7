package dev.penstock.sandbox.edge;

import dev.penstock.sandbox.workers.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;

/**
 * Serves the hosts of the sandbox: HTTPS and HTTP/1.1 on 127.0.0.1, each on a port the machine
 * chooses. One request a connection. Thread-safe.
 */
public final class Edge implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(2);

  private final ServerSocket https;
  private final ServerSocket http;
  private final Exchanges exchanges;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Edge(ServerSocket https, ServerSocket http, Exchanges exchanges) {
    this.https = https;
    this.http = http;
    this.exchanges = exchanges;
  }

  /** Starts serving. */
  public static Edge start(EdgeRoutes routes, Workers workers, CertificateAuthority authority) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      SSLServerSocket https =
          (SSLServerSocket)
              Certificates.context(authority)
                  .getServerSocketFactory()
                  .createServerSocket(0, 200, loopback);
      https.setSSLParameters(Certificates.parameters(routes::hasCertificate));
      ServerSocket http = new ServerSocket(0, 200, loopback);
      Edge edge = new Edge(https, http, new Exchanges(routes, workers));
      Thread.ofVirtual().name("sandbox-edge-https").start(() -> edge.accept(https, "https"));
      Thread.ofVirtual().name("sandbox-edge-http").start(() -> edge.accept(http, "http"));
      return edge;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where HTTPS is served, in the place of port 443 of every host. */
  public InetSocketAddress httpsAddress() {
    return new InetSocketAddress(https.getInetAddress(), https.getLocalPort());
  }

  /**
   * Where HTTP is served. {@code http://<host>.localhost:port} reaches a host too, as if over
   * HTTPS, so that a browser without any settings can look at it.
   */
  public InetSocketAddress httpAddress() {
    return new InetSocketAddress(http.getInetAddress(), http.getLocalPort());
  }

  private void accept(ServerSocket listener, String scheme) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket, scheme));
      } catch (IOException e) {
        // The end, or a client that is gone already.
      }
    }
  }

  private void serve(Socket socket, String scheme) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(IDLE.toMillis()));
      exchanges.serve(socket, scheme);
    } catch (IOException e) {
      // A handshake that was refused or a client that left: the client has seen it.
    } finally {
      open.remove(socket);
    }
  }

  /** Stops listening and ends what is under way. */
  @Override
  public void close() {
    try {
      https.close();
      http.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

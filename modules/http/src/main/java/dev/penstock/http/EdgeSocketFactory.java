package dev.penstock.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Makes sockets that go to the edge when they are told to go to port 443. */
final class EdgeSocketFactory extends SocketFactory {
  private static final int HTTPS = 443;

  private final InetSocketAddress edge;

  EdgeSocketFactory(InetSocketAddress edge) {
    this.edge = edge;
  }

  @Override
  public Socket createSocket() {
    return new RedirectedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(SocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private final class RedirectedSocket extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      super.connect(isHttps(endpoint) ? edge : endpoint, timeout);
    }

    private boolean isHttps(SocketAddress endpoint) {
      return endpoint instanceof InetSocketAddress address && address.getPort() == HTTPS;
    }
  }
}

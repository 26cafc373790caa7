package dev.penstock.selftest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Serves HTTPS on loopback, on a port that the machine chooses: all providers' APIs, and every host
 * that a probe asks. As much of HTTP/1.1 as Penstock's own client needs.
 */
final class LoopbackServer implements AutoCloseable {
  private final Function<HttpQuestion, Exchange> answers;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Listener listener;

  private LoopbackServer(ServerSocket listening, Function<HttpQuestion, Exchange> answers) {
    this.answers = answers;
    this.listener = Listener.start(listening, this::serve);
  }

  /** Starts it; it answers until it is closed. */
  static LoopbackServer start(SSLContext identity, Function<HttpQuestion, Exchange> answers) {
    try {
      return new LoopbackServer(
          identity
              .getServerSocketFactory()
              .createServerSocket(0, 0, InetAddress.getLoopbackAddress()),
          answers);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on loopback", e);
    }
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return listener.address();
  }

  private void serve(Socket connection) {
    connections.add(connection);
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      boolean last = false;
      while (!last) {
        Optional<HttpQuestion> question = HttpQuestion.read(in);
        if (question.isPresent()) {
          HttpAnswer answer = new HttpAnswer(answers.apply(question.get()));
          out.write(answer.bytes(question.get().zipped()));
        }
        last = question.map(HttpQuestion::last).orElse(true);
      }
    } catch (IOException e) {
      // The client is gone, or does not trust this server: it says so itself.
    } finally {
      connections.remove(connection);
    }
  }

  @Override
  public void close() {
    listener.close();
    connections.forEach(LoopbackServer::hangUp);
  }

  private static void hangUp(Socket connection) {
    try {
      connection.close();
    } catch (IOException e) {
      // It is given up in any case.
    }
  }
}

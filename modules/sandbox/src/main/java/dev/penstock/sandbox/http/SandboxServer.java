package dev.penstock.sandbox.http;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One provider's HTTP server, on loopback, on a port the machine chooses. Thread-safe. */
public final class SandboxServer implements AutoCloseable {

  /** Longer than any latency that a test orders. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Server server;
  private final ExecutorService handlers;
  private final URI uri;

  private SandboxServer(Server server, ExecutorService handlers, URI uri) {
    this.server = server;
    this.handlers = handlers;
    this.uri = uri;
  }

  /**
   * Starts a server.
   *
   * @param provider its name in faults and in the log
   * @throws IllegalStateException when it cannot listen
   */
  public static SandboxServer start(
      String provider, Router router, Faults faults, ExchangeLog log) {
    ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("sandbox-" + provider);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(handlers);
    Server server = new Server(threads);
    ServerConnector connector = connector(server);
    server.addConnector(connector);
    server.setHandler(new Wire(new Provider(provider, router, faults, log)));
    server.setStopTimeout(0);
    run(server, provider);
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    return new SandboxServer(server, handlers, uri);
  }

  private static ServerConnector connector(Server server) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    // Names in paths may hold an encoded slash (GitHub environments do): no "ambiguous URI" here.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(IDLE.toMillis());
    return connector;
  }

  @SuppressWarnings("CatchingUnchecked") // Jetty's start declares Exception
  private static void run(Server server, String provider) {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the sandbox's " + provider + " does not start", e);
    }
  }

  /** Where it listens: {@code http://127.0.0.1:port}, no slash at the end. */
  public URI uri() {
    return uri;
  }

  /** Stops it and closes its connections. */
  @Override
  @SuppressWarnings("CatchingUnchecked") // Jetty's stop declares Exception
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the sandbox's server does not stop", e);
    } finally {
      handlers.shutdownNow();
    }
  }
}

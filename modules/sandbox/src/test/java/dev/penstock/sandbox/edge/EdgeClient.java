package dev.penstock.sandbox.edge;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Asks the edge for any host, as a browser would whose resolver knows the sandbox. */
public final class EdgeClient {

  private final InetSocketAddress edge;
  private final SSLContext trust;

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  private EdgeClient(InetSocketAddress edge, SSLContext trust) {
    this.edge = edge;
    this.trust = trust;
  }

  /** A client that trusts this certificate only. */
  public static EdgeClient of(InetSocketAddress edge, X509Certificate authority) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("ca", authority);
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return new EdgeClient(edge, context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The head of a request as it goes over the wire. */
  public static String request(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  /** GET over HTTPS. */
  public Answer get(String host, String path) throws IOException {
    return send(host, request("GET " + path + " HTTP/1.1", "Host: " + host));
  }

  /** Any request over HTTPS, as it goes over the wire. */
  public Answer send(String host, String request) throws IOException {
    try (SSLSocket socket = connect(host)) {
      return exchange(socket, request);
    }
  }

  /** The status of the answer, without waiting for its end. */
  public int head(String host, String request) throws IOException {
    try (SSLSocket socket = connect(host)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return Integer.parseInt(HttpHead.read(socket.getInputStream()).orElseThrow().word(1));
    }
  }

  private SSLSocket connect(String host) throws IOException {
    Socket plain = new Socket(edge.getAddress(), edge.getPort());
    plain.setSoTimeout(20_000);
    SSLSocket tls =
        (SSLSocket) trust.getSocketFactory().createSocket(plain, host, edge.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    return tls;
  }

  /** Any request over plain HTTP to that listener. */
  public static Answer plain(InetSocketAddress listener, String request) throws IOException {
    try (Socket socket = new Socket(listener.getAddress(), listener.getPort())) {
      socket.setSoTimeout(20_000);
      return exchange(socket, request);
    }
  }

  private static Answer exchange(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    InputStream in = socket.getInputStream();
    HttpHead head = HttpHead.read(in).orElseThrow();
    byte[] body = in.readAllBytes();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    head.fields().forEach(field -> headers.put(field.name(), field.value()));
    String text = new String(body, StandardCharsets.UTF_8);
    boolean chunked = head.says("Transfer-Encoding", "chunked");
    return new Answer(Integer.parseInt(head.word(1)), headers, chunked ? joined(text) : text);
  }

  /** RFC 9112, section 7.1, for text of one byte a character. */
  private static String joined(String chunks) {
    StringBuilder joined = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int end = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, end), 16);
      joined.append(chunks, end + 2, end + 2 + size);
      at = size == 0 ? chunks.length() : end + 2 + size + 2;
    }
    return joined.toString();
  }
}

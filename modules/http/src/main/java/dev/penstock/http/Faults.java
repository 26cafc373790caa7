package dev.penstock.http;

import dev.penstock.http.TransportFault.Phase;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Turns what the network library threw into a fault with words for a person. */
final class Faults {
  private Faults() {}

  static TransportFault from(IOException cause, Phase phase) {
    boolean untrusted = isUntrusted(cause);
    return new TransportFault(
        phase, words(cause, untrusted), cause, cause instanceof InterruptedIOException, untrusted);
  }

  private static String words(IOException cause, boolean untrusted) {
    return switch (cause) {
      case UnknownHostException _ -> "its host name has no address";
      case ConnectException _ -> "connection refused";
      case NoRouteToHostException _ -> "no route to its host";
      case InterruptedIOException _ -> "timed out";
      case SSLException _ ->
          untrusted ? "its TLS certificate is not trusted" : "TLS handshake failed";
      default -> "the connection broke";
    };
  }

  private static boolean isUntrusted(Throwable thrown) {
    for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof CertificateException || t instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}

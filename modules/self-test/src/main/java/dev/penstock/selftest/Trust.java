package dev.penstock.selftest;

import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Request;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom this machine trusts over TLS. */
final class Trust {
  private Trust() {}

  /** The certificate authorities that Java trusts here. */
  static List<X509Certificate> authorities() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore itsOwn = null;
      factory.init(itsOwn);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
          .toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }

  /**
   * The kinds of signatures of those authorities that this Java cannot verify: it has to, with
   * servers that any of them vouches for. One authority of each kind is tried.
   */
  static List<String> unverifiable(List<X509Certificate> authorities) {
    Map<String, X509Certificate> kinds = new TreeMap<>();
    authorities.forEach(authority -> kinds.putIfAbsent(authority.getSigAlgName(), authority));
    return kinds.values().stream()
        .filter(authority -> !hasSigned(authority))
        .map(X509Certificate::getSigAlgName)
        .toList();
  }

  private static boolean hasSigned(X509Certificate own) {
    try {
      own.verify(own.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether a client with the usual trust turns away from that server because of who it is. */
  static boolean refuses(URI server) {
    OkHttpTransport transport = new OkHttpTransport(TransportOptions.defaults());
    try (transport) {
      transport.send(Request.get(server));
      return false;
    } catch (TransportFault fault) {
      return fault.phase() == TransportFault.Phase.TLS;
    }
  }
}

package dev.penstock.selftest;

import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Request;
import dev.penstock.http.TransportFault;
import dev.penstock.http.TransportOptions;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom this machine trusts over TLS. */
final class Trust {
  private Trust() {}

  /** How many certificate authorities Java trusts here. */
  static int authorities() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore itsOwn = null;
      factory.init(itsOwn);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .mapToInt(manager -> manager.getAcceptedIssuers().length)
          .sum();
    } catch (GeneralSecurityException e) {
      return 0;
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

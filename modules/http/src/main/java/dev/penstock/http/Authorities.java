package dev.penstock.http;

import dev.penstock.kernel.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whose certificates a client trusts. The JDK's own are read once, which takes a while. */
final class Authorities {
  private final X509TrustManager trusted;

  private Authorities(X509TrustManager trusted) {
    this.trusted = trusted;
  }

  private static final class Jdk {
    static final Authorities SINGLE = made();
  }

  /** The JDK's. */
  static Authorities jdk() {
    return Jdk.SINGLE;
  }

  /**
   * Others beside the JDK's.
   *
   * @param pem at least one certificate in PEM form
   * @throws dev.penstock.kernel.PenstockException with exit 2 and the reason {@code
   *     authorities-unreadable} if the text holds none
   */
  static Authorities andJdk(String pem) {
    try {
      return new Authorities(trustManager(keyStore(read(pem))));
    } catch (CertificateException e) {
      throw unreadable("they are not in PEM form").asException(e);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has a trust store", e);
    }
  }

  private static Collection<? extends Certificate> read(String pem) throws CertificateException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    if (certificates.isEmpty()) {
      throw unreadable("there is none").asException();
    }
    return certificates;
  }

  private static Failure unreadable(String why) {
    return Failure.invalid(
        "authorities-unreadable",
        "The certificates of authorities to trust besides the usual ones cannot be read",
        why,
        "Let SSL_CERT_FILE name a file of certificates in PEM form, or leave it out.");
  }

  /** Reads the JDK's, and initialises TLS. */
  static void prepare() {
    var _ = jdk().sockets();
  }

  /** Makes the client trust them. */
  void use(OkHttpClient.Builder builder) {
    builder.sslSocketFactory(sockets(), trusted);
  }

  private SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trusted}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static Authorities made() {
    try {
      return new Authorities(trustManager(null));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has a trust store", e);
    }
  }

  private static KeyStore keyStore(Collection<? extends Certificate> extra)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : extra) {
      store.setCertificateEntry("extra-" + number++, certificate);
    }
    for (X509Certificate certificate : List.of(jdk().trusted.getAcceptedIssuers())) {
      store.setCertificateEntry("jdk-" + number++, certificate);
    }
    return store;
  }

  /** The trust manager of a key store; of the JDK's own for null. */
  private static X509TrustManager trustManager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new IllegalStateException("every JDK has an X.509 trust manager");
  }
}

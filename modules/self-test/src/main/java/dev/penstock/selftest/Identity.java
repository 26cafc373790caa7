package dev.penstock.selftest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Who the loopback server is.
 *
 * @param context what it proves itself with
 * @param authority the certificate to trust for that, PEM
 */
record Identity(SSLContext context, String authority) {
  private static final String AUTHORITY = "Penstock self-test, of this process only";

  /** A new one for those hosts; a host may begin with {@code *.}. */
  static Identity of(List<String> hosts, Instant now) {
    try {
      Certifier certifier = new Certifier(now);
      KeyPair authority = Certifier.newKeys();
      KeyPair server = Certifier.newKeys();
      Certificate signer = certifier.authority(AUTHORITY, authority);
      Certificate own =
          certifier.server(hosts, server.getPublic(), AUTHORITY, authority.getPrivate());
      return new Identity(context(server, own), pem(signer));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot make certificates", e);
    }
  }

  private static SSLContext context(KeyPair keys, Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", keys.getPrivate(), new char[0], new Certificate[] {certificate});
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), new TrustManager[0], null);
    return context;
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}

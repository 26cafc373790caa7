import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Makes a JDK's trust store, which needs no password, of the certificates in a PEM file. */
final class TrustStore {
  private TrustStore() {}

  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var pem = Files.newInputStream(Path.of(args[0]))) {
      int number = 0;
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("debian-" + number++, certificate);
      }
    }
    try (OutputStream file = Files.newOutputStream(Path.of(args[1]))) {
      store.store(file, null);
    }
    System.out.println(args[1] + ": " + store.size() + " certificates");
  }
}

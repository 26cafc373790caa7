package dev.penstock.selftest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Signs certificates (RFC 5280) with keys that are made for one self-test and die with it. There is
 * no certificate to ship, and so none that anybody could come to trust.
 */
final class Certifier {
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final byte[] ALGORITHM = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
  private static final byte[] COMMON_NAME = Der.identifier("2.5.4.3");
  private static final byte[] BASIC_CONSTRAINTS = Der.identifier("2.5.29.19");
  private static final byte[] ALTERNATIVE_NAMES = Der.identifier("2.5.29.17");
  private static final byte[] KEY_PURPOSES = Der.identifier("2.5.29.37");
  private static final byte[] SERVER = Der.identifier("1.3.6.1.5.5.7.3.1");
  private static final int DNS_NAME = 0x82;
  private static final Duration VALIDITY = Duration.ofHours(12);

  private final Instant now;

  /** Signs what is valid for some hours around that moment. */
  Certifier(Instant now) {
    this.now = now;
  }

  static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** The certificate of whoever signs the others. */
  Certificate authority(String name, KeyPair keys) throws GeneralSecurityException {
    byte[] signsOthers =
        Der.sequence(BASIC_CONSTRAINTS, Der.yes(), Der.octets(Der.sequence(Der.yes())));
    return sign(1, name, keys.getPrivate(), name, keys.getPublic(), signsOthers);
  }

  /** The certificate of a server that answers for the hosts; the first one names it. */
  Certificate server(List<String> hosts, PublicKey key, String authority, PrivateKey authorityKey)
      throws GeneralSecurityException {
    byte[][] names =
        hosts.stream()
            .map(host -> Der.tagged(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)))
            .toArray(byte[][]::new);
    byte[] hostNames = Der.sequence(ALTERNATIVE_NAMES, Der.octets(Der.sequence(names)));
    byte[] purposes = Der.sequence(KEY_PURPOSES, Der.octets(Der.sequence(SERVER)));
    return sign(2, authority, authorityKey, hosts.getFirst(), key, hostNames, purposes);
  }

  private Certificate sign(
      long serial, String issuer, PrivateKey issuerKey, String name, PublicKey key, byte[]... more)
      throws GeneralSecurityException {
    byte[] toSign =
        Der.sequence(
            Der.explicit(0, Der.integer(2)),
            Der.integer(serial),
            ALGORITHM,
            named(issuer),
            Der.sequence(Der.time(now.minus(VALIDITY)), Der.time(now.plus(VALIDITY))),
            named(name),
            key.getEncoded(),
            Der.explicit(3, Der.sequence(more)));
    Signature signature = Signature.getInstance(SIGNATURE);
    signature.initSign(issuerKey);
    signature.update(toSign);
    byte[] whole = Der.sequence(toSign, ALGORITHM, Der.bits(signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] named(String name) {
    return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(name))));
  }
}

package dev.penstock.sandbox.edge;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signs a certificate for every host the edge serves. Made anew with each sandbox, its key never
 * leaves the process. Thread-safe.
 */
public final class CertificateAuthority {

  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final X500Name NAME = new X500Name("CN=Penstock sandbox");

  private final KeyPair key;
  private final X509Certificate certificate;
  private final ConcurrentMap<String, Identity> identities = new ConcurrentHashMap<>();

  /** A host's certificate with its chain, and the key to it. */
  record Identity(List<X509Certificate> chain, PrivateKey key) {}

  private CertificateAuthority(KeyPair key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A new authority with a key of its own. */
  public static CertificateAuthority create() {
    KeyPair key = newKey();
    JcaX509v3CertificateBuilder builder = builder(NAME, key);
    add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return new CertificateAuthority(key, sign(builder, key));
  }

  /** Its certificate, for clients that shall trust the edge. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Writes its certificate as PEM, what {@code SSL_CERT_FILE} names. */
  public void writeTo(Path file) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(certificate);
      pem.flush();
      Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The certificate of a host; made when it is first asked for. */
  Identity identity(String host) {
    return identities.computeIfAbsent(host, this::issue);
  }

  private Identity issue(String host) {
    KeyPair own = newKey();
    JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=edge"), own);
    GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
    add(builder, Extension.subjectAlternativeName, false, names);
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    KeyPurposeId serverAuth = KeyPurposeId.id_kp_serverAuth;
    add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(serverAuth));
    return new Identity(List.of(sign(builder, key), certificate), own.getPrivate());
  }

  private static JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair own) {
    Instant now = Instant.now();
    BigInteger serial = new BigInteger(120, new SecureRandom()).setBit(0);
    Date from = Date.from(now.minus(Duration.ofHours(1)));
    Date until = Date.from(now.plus(LIFETIME));
    return new JcaX509v3CertificateBuilder(NAME, serial, from, until, subject, own.getPublic());
  }

  private static void add(
      JcaX509v3CertificateBuilder builder,
      ASN1ObjectIdentifier kind,
      boolean critical,
      ASN1Encodable value) {
    try {
      builder.addExtension(kind, critical, value);
    } catch (CertIOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("the JDK signs with ECDSA", e);
    }
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}

package dev.penstock.http;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyAgreement;

/**
 * The elliptic curves of a TLS 1.3 handshake. Java's are Java: their tables and their first use
 * take a short run 90 ms, some of which is saved by a use beforehand, on a thread beside the run.
 */
final class HandshakeMathematics {
  private HandshakeMathematics() {}

  /** Does what a client does: offers keys of two curves, agrees on one, verifies a signature. */
  static void prepare() {
    try {
      KeyPair signing = keys("EC", new ECGenParameterSpec("secp256r1"));
      verify(signing, sign(signing));
      agree(KeyPairGenerator.getInstance("X25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has the curves of TLS 1.3", e);
    }
  }

  private static KeyPair keys(String algorithm, ECGenParameterSpec curve)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(curve);
    return generator.generateKeyPair();
  }

  private static byte[] sign(KeyPair keys) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    return signature.sign();
  }

  private static void verify(KeyPair keys, byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initVerify(keys.getPublic());
    signature.verify(signed);
  }

  private static void agree(KeyPair keys) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(keys.getPrivate());
    agreement.doPhase(keys.getPublic(), true);
  }
}

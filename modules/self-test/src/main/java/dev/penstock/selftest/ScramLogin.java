package dev.penstock.selftest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), for everybody who calls: it proves to
 * the client that it knows the password, and does not look at the client's proof.
 */
final class ScramLogin {
  /** What every address of the recording has for a password. */
  static final String PASSWORD = "none";

  private static final byte[] SALT = "of-the-self-test".getBytes(StandardCharsets.US_ASCII);

  /** Servers ask for 4096 and more, which takes time and keeps nothing safe here. */
  private static final int ROUNDS = 16;

  private static final int KEY_BITS = 256;

  private String beginning = "";

  /** The answer to the client's first message. */
  String first(String said) {
    String bare = said.substring(said.indexOf("n=", said.indexOf(",,")));
    String nonce = bare.substring(bare.indexOf("r=") + 2);
    String answer = "r=" + nonce + "self-test,s=" + encoded(SALT) + ",i=" + ROUNDS;
    beginning = bare + "," + answer + ",";
    return answer;
  }

  /** The answer to the client's last message. */
  String last(String said) {
    String message = beginning + said.substring(0, said.lastIndexOf(",p="));
    try {
      SecretKeyFactory keys = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      byte[] salted =
          keys.generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), SALT, ROUNDS, KEY_BITS))
              .getEncoded();
      return "v=" + encoded(hmac(hmac(salted, "Server Key"), message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

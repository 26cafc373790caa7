package dev.penstock.pipeline.deploy;

import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.resource.Owner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Secrets that nobody chooses: {@code ${generated}} in {@code penstock.yml}.
 *
 * <p>Derived with HKDF-SHA256 (RFC 5869) from a seed and the secret's name, not drawn at random:
 * all services of an environment get the same value, every push keeps it, and a run that finishes a
 * killed one gives the same again, although nothing is stored anywhere. It cannot be turned back
 * into the seed, and no other environment has it.
 */
public final class GeneratedSecrets {
  private static final int LENGTH_IN_BYTES = 32;

  private final Secret seed;

  /**
   * @param seed a secret of at least 20 characters that stays the same for the environment's life,
   *     such as the provider's API token
   */
  public GeneratedSecrets(Secret seed) {
    this.seed = seed;
  }

  /** The secret of that name in that environment: 43 characters of URL-safe base64. */
  public Secret generate(Owner owner, String name) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(bytes(seed.reveal()))
              .thenExpand(bytes(owner.mark() + "#" + name), LENGTH_IN_BYTES);
      byte[] derived = KDF.getInstance("HKDF-SHA256").deriveData(parameters);
      return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK 25 has HKDF-SHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

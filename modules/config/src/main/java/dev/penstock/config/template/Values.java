package dev.penstock.config.template;

import dev.penstock.kernel.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A scope that is a list of values. Immutable: what is added makes a new one, so that what all
 * services share is built once and each service adds its own.
 */
public final class Values implements Scope {
  private static final Values NONE = new Values(Map.of(), Map.of());

  private final Map<PlainReference, String> plain;
  private final Map<SecretReference, Secret> secrets;

  private Values(Map<PlainReference, String> plain, Map<SecretReference, Secret> secrets) {
    this.plain = Map.copyOf(plain);
    this.secrets = Map.copyOf(secrets);
  }

  /** Nothing yet. */
  public static Values none() {
    return NONE;
  }

  /** These and one more; it replaces an earlier value of the same reference. */
  public Values with(PlainReference reference, String value) {
    Map<PlainReference, String> more = new HashMap<>(plain);
    more.put(reference, value);
    return new Values(more, secrets);
  }

  /** These and one more; it replaces an earlier value of the same reference. */
  public Values with(SecretReference reference, Secret value) {
    Map<SecretReference, Secret> more = new HashMap<>(secrets);
    more.put(reference, value);
    return new Values(plain, more);
  }

  /** These and where a service answers. */
  public Values withServiceUrl(String service, String url) {
    return with(ServiceFact.url(service), url);
  }

  /** These and the id of the release of a service that was put live. */
  public Values withServiceVersion(String service, String release) {
    return with(ServiceFact.version(service), release);
  }

  /** These and the image of the release of a service that was put live. */
  public Values withServiceImage(String service, String image) {
    return with(ServiceFact.image(service), image);
  }

  /**
   * These and the process's environment, as {@code env.NAME}. Names that no template can refer to
   * are left out.
   */
  public Values withEnvironment(Map<String, String> environment) {
    Map<PlainReference, String> more = new HashMap<>(plain);
    environment.forEach(
        (name, value) -> {
          if (EnvironmentVariable.isLegal(name)) {
            more.put(new EnvironmentVariable(name), value);
          }
        });
    return new Values(more, secrets);
  }

  @Override
  public Optional<String> plain(PlainReference reference) {
    return Optional.ofNullable(plain.get(reference));
  }

  @Override
  public Optional<Secret> secret(SecretReference reference) {
    return Optional.ofNullable(secrets.get(reference));
  }

  /** The references only: a variable of the environment may hold a token. */
  @Override
  public String toString() {
    return plain.keySet() + " " + secrets.keySet();
  }
}

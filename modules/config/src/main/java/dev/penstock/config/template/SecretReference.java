package dev.penstock.config.template;

/**
 * A reference whose value must not be shown. The loader lets it stand only where a secret may:
 * under {@code secrets:} and under a migration's {@code environment:}.
 */
public enum SecretReference implements Reference {
  /** The database branch's address through the pooler, for an application. */
  POOLED_DATABASE_URL("database.pooled-url"),
  /** The database branch's address past the pooler, for migrations. */
  DIRECT_DATABASE_URL("database.direct-url"),
  /**
   * A value nobody chooses, the same for every service of an environment that has a secret of this
   * name, and on every push; always a whole secret.
   */
  GENERATED("generated");

  private final String text;

  SecretReference(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

package dev.penstock.config.template;

/** What stands between <code>${</code> and <code>}</code>. */
public sealed interface Reference permits PlainReference, SecretReference {

  /** The way it is written, such as {@code services.api.url}. */
  String text();
}

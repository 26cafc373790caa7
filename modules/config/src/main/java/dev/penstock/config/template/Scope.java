package dev.penstock.config.template;

import dev.penstock.kernel.Secret;
import java.util.Optional;

/** What references stand for in one run. {@link Values} is the ready-made one. */
public interface Scope {

  /** The value; empty when this run has none. */
  Optional<String> plain(PlainReference reference);

  /** The value, which the redactor already knows; empty when this run has none. */
  Optional<Secret> secret(SecretReference reference);
}

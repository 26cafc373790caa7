package dev.penstock.runtime;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;

/**
 * Makes secrets known before they are used, so that neither this run nor the runner shows them. The
 * runner hears of every secret that the redactor learns, whoever found it. Thread-safe.
 */
public final class Masks {
  private final Redactor redactor;

  Masks(Console console, Redactor redactor) {
    this.redactor = redactor;
    if (console.inWorkflow()) {
      redactor.whenAdded(secret -> Redactor.formsOf(secret).forEach(console::maskCommand));
    }
  }

  /**
   * From now on the secret is masked, in every form tools print it in.
   *
   * <p>Outside a workflow nothing is printed: there the mask line itself would be the leak.
   */
  public Secret mask(Secret secret) {
    redactor.add(secret);
    return secret;
  }
}

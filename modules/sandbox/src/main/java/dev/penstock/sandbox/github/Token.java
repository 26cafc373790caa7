package dev.penstock.sandbox.github;

import dev.penstock.kernel.Secret;
import java.util.Optional;

/**
 * A token that GitHub would accept.
 *
 * @param value the token itself
 * @param account who acts with it
 * @param permissions what it may do
 * @param installedOn the only repository it works in, as owner/name; empty for a person's token
 */
record Token(Secret value, Account account, Permissions permissions, Optional<String> installedOn) {

  /** A workflow's own token, as against a person's. */
  boolean isInstallation() {
    return installedOn.isPresent();
  }

  boolean reaches(Repository repository) {
    return installedOn.map(repository.fullName()::equals).orElse(true);
  }

  /** Whose right is missing, in the words of GitHub's refusal. */
  String noun() {
    return isInstallation() ? "integration" : "personal access token";
  }
}

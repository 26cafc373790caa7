package dev.penstock.sandbox.github;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The right that a call needs: one of these scopes, at this level.
 *
 * @param scopes any of them will do
 * @param level at least this
 */
record Need(Set<Scope> scopes, Permissions.Level level) {

  static Need read(Scope... scopes) {
    return new Need(Set.of(scopes), Permissions.Level.READ);
  }

  static Need write(Scope... scopes) {
    return new Need(Set.of(scopes), Permissions.Level.WRITE);
  }

  boolean isMetBy(Permissions permissions) {
    return scopes.stream().anyMatch(scope -> permissions.allows(scope, level));
  }

  boolean isRead() {
    return level == Permissions.Level.READ;
  }

  /** As in the header {@code x-accepted-github-permissions}. */
  String text() {
    String suffix = isRead() ? "=read" : "=write";
    return scopes.stream()
        .sorted()
        .map(scope -> scope.text() + suffix)
        .collect(Collectors.joining("; "));
  }
}

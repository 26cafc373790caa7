package dev.penstock.sandbox.github;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * What a token may do. Immutable. Reading a repository's metadata is part of every token's rights.
 *
 * @param levels the right per scope; a scope that is not in it is none
 */
public record Permissions(Map<Scope, Level> levels) {
  /** How far a right goes; each includes the ones before it. */
  public enum Level {
    NONE,
    READ,
    WRITE
  }

  public Permissions {
    levels = Map.copyOf(levels);
  }

  /** Nothing but the repository's metadata. */
  public static Permissions none() {
    return new Permissions(Map.of(Scope.METADATA, Level.READ));
  }

  /** Reading everything, writing nothing: what a workflow run of a fork has. */
  public static Permissions readOnly() {
    return all(EnumSet.allOf(Scope.class), Level.READ);
  }

  /** What the preview workflow asks for: everything but the repository's administration. */
  public static Permissions preview() {
    return all(EnumSet.complementOf(EnumSet.of(Scope.ADMINISTRATION)), Level.WRITE)
        .with(Scope.CONTENTS, Level.READ);
  }

  /** What a workflow that deploys to lasting environments asks for, and no more. */
  public static Permissions deploy() {
    return none()
        .with(Scope.ACTIONS, Level.READ)
        .with(Scope.CONTENTS, Level.READ)
        .with(Scope.DEPLOYMENTS, Level.WRITE)
        .with(Scope.ISSUES, Level.WRITE);
  }

  /** Everything: what an owner's personal token has. */
  public static Permissions everything() {
    return all(EnumSet.allOf(Scope.class), Level.WRITE);
  }

  /** The same rights with another level for one scope. */
  public Permissions with(Scope scope, Level level) {
    Map<Scope, Level> changed = new EnumMap<>(Scope.class);
    changed.putAll(levels);
    changed.put(scope, level);
    return new Permissions(changed);
  }

  boolean allows(Scope scope, Level needed) {
    return levels.getOrDefault(scope, Level.NONE).compareTo(needed) >= 0;
  }

  private static Permissions all(EnumSet<Scope> scopes, Level level) {
    Map<Scope, Level> levels = new EnumMap<>(Scope.class);
    scopes.forEach(scope -> levels.put(scope, level));
    levels.put(Scope.METADATA, Level.READ);
    return new Permissions(levels);
  }
}

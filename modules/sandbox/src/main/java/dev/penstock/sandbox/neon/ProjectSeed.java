package dev.penstock.sandbox.neon;

/**
 * A project that is there from the start, with one branch, which is its default.
 *
 * @param id at most 60 of {@code a-z0-9-}
 * @param name what people call it
 * @param branch the default branch's name
 * @param guarded whether that branch is protected
 * @param database its database
 * @param role the role that owns the database
 * @param password that role's password
 */
public record ProjectSeed(
    String id,
    String name,
    String branch,
    boolean guarded,
    String database,
    String role,
    String password) {

  /** Branch {@code production}, not protected, with a random password. */
  public static ProjectSeed of(String id, String database, String role) {
    return new ProjectSeed(id, id, "production", false, database, role, new Ids().password());
  }

  /** With a protected default branch. */
  public ProjectSeed guardedBranch() {
    return new ProjectSeed(id, name, branch, true, database, role, password);
  }

  /** With another name of the default branch. */
  public ProjectSeed withBranch(String other) {
    return new ProjectSeed(id, name, other, guarded, database, role, password);
  }

  /** With a known password, to look for in output that must not have it. */
  public ProjectSeed withPassword(String other) {
    return new ProjectSeed(id, name, branch, guarded, database, role, other);
  }
}

package dev.penstock.sandbox.neon;

import java.time.Instant;

/**
 * A database of one branch.
 *
 * @param owner a role of the branch
 * @param stored the cluster's database that holds it
 */
record Database(
    long id, String name, String owner, String stored, Instant createdAt, Instant updatedAt) {

  Database renamed(String otherName, String otherOwner, Instant now) {
    return new Database(id, otherName, otherOwner, stored, createdAt, now);
  }

  Database storedAs(String other, Instant now) {
    return new Database(id, name, owner, other, createdAt, now);
  }
}

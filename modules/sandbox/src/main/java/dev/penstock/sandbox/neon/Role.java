package dev.penstock.sandbox.neon;

import java.time.Instant;

/**
 * A role of one branch.
 *
 * @param login the cluster's role that checks the password and then acts as {@code name}
 */
record Role(String name, String password, String login, Instant createdAt, Instant updatedAt) {

  Role withPassword(String other, Instant now) {
    return new Role(name, other, login, createdAt, now);
  }
}

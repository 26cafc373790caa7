package dev.penstock.neon;

import java.util.Objects;

/** What is read of a compute endpoint, which is what one connects to. */
record Compute(String id, String branchId, String host, String type, String currentState) {

  Compute {
    Objects.requireNonNull(id);
    Objects.requireNonNull(branchId);
    Objects.requireNonNull(host);
    Objects.requireNonNull(type);
    Objects.requireNonNull(currentState);
  }

  /** A branch has at most one of these. */
  boolean isReadWrite() {
    return type.equals("read_write");
  }

  /** An idle one starts when somebody connects to it. */
  boolean isReady() {
    return !currentState.equals("init");
  }
}

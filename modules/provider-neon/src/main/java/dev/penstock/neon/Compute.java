package dev.penstock.neon;

import dev.penstock.http.Fields;

/** What is read of a compute endpoint, which is what one connects to. */
record Compute(String id, String branchId, String host, String type, String currentState) {

  static Compute of(Fields fields) {
    return new Compute(
        fields.text("id"),
        fields.text("branch_id"),
        fields.text("host"),
        fields.text("type"),
        fields.text("current_state"));
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

package dev.penstock.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A check run.
 *
 * @param id unique in the repository
 * @param commit what it checked, 40 hexadecimal digits
 * @param fields its own part of the API's answer, such as name, status, conclusion and output
 */
record CheckRun(long id, String commit, ObjectNode fields) {

  String name() {
    return fields.path("name").asText();
  }

  String status() {
    return fields.path("status").asText();
  }

  CheckRun with(ObjectNode changes) {
    ObjectNode merged = fields.deepCopy();
    merged.setAll(changes);
    return new CheckRun(id, commit, merged);
  }
}

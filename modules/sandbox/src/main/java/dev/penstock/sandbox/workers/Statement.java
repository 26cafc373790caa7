package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One SQL statement for a D1 database.
 *
 * @param sql a single statement
 * @param params its values, in order
 */
public record Statement(String sql, List<JsonNode> params) {
  public Statement {
    params = List.copyOf(params);
  }
}

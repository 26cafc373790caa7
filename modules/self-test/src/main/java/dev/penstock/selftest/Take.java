package dev.penstock.selftest;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was recorded of one scene.
 *
 * @param scene its title
 * @param at when
 * @param records what wrangler told, by the file that it is kept in: {@code api-deploy}
 * @param exchanges in the order in which they were
 */
public record Take(
    String scene, Instant at, Map<String, String> records, List<Exchange> exchanges) {
  public Take {
    records = Map.copyOf(records);
    exchanges = List.copyOf(exchanges);
  }
}

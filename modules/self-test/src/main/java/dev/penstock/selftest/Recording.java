package dev.penstock.selftest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The world as it once answered. Immutable.
 *
 * @param variables what a run has to have set, to ask what was asked then
 * @param event the payload of the pull request's event, JSON
 * @param takes one for each scene
 */
public record Recording(Map<String, String> variables, String event, List<Take> takes) {
  /** Stands in texts for the address of the server that answers. */
  public static final String BASE = "{base}";

  /** Stands in texts for host and port of the database. */
  public static final String DATABASE = "{database}";

  public Recording {
    variables = Map.copyOf(variables);
    takes = List.copyOf(takes);
  }

  /** What was recorded of the scene of that title. */
  public Optional<Take> take(String scene) {
    return takes.stream().filter(take -> take.scene().equals(scene)).findFirst();
  }
}

package dev.penstock.selftest;

import dev.penstock.runtime.Inputs;
import java.util.HashMap;
import java.util.Map;

/**
 * A step of a workflow: an action with inputs, and how it has to end. Immutable.
 *
 * @param action its name, the image's argument
 * @param doing what it does here, a few words
 * @param commit what the services serve from then on
 * @param variables what the runner sets for it, inputs included
 * @param reason the reason code that it ends with, and exit status 0
 * @param startsPrograms whether it starts what stands for programs of the repository
 */
public record Scene(
    String action,
    String doing,
    String commit,
    Map<String, String> variables,
    String reason,
    boolean startsPrograms) {
  public Scene {
    variables = Map.copyOf(variables);
  }

  /** What tells it from all others. */
  public String title() {
    return action + ": " + doing;
  }

  /** One without inputs. */
  static Scene of(String action, String doing, String reason) {
    return new Scene(action, doing, "", Map.of(), reason, false);
  }

  /** With another commit that the services serve. */
  Scene serving(String served) {
    return new Scene(action, doing, served, variables, reason, startsPrograms);
  }

  /** The same, starting programs. */
  Scene startingPrograms() {
    return new Scene(action, doing, commit, variables, reason, true);
  }

  /** With an input, under the name that the runner gives it. */
  Scene with(String input, String value) {
    return having(Inputs.variableOf(input), value);
  }

  /** With a variable. */
  Scene having(String variable, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(variable, value);
    return new Scene(action, doing, commit, more, reason, startsPrograms);
  }
}

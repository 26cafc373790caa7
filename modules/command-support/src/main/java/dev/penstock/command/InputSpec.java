package dev.penstock.command;

import dev.penstock.runtime.Inputs;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an input before anybody gives it.
 *
 * @param name its name: the option without dashes
 * @param description what it is for
 * @param type what a value is
 * @param positional whether it has a place on the command line instead of a name
 * @param variables where else it may come from
 * @param required whether the command does not run without it
 * @param defaultValue what it is when nobody gives it, as text
 */
record InputSpec(
    String name,
    String description,
    InputType<?> type,
    boolean positional,
    List<String> variables,
    boolean required,
    Optional<String> defaultValue) {

  boolean secret() {
    return type.secret();
  }

  String option() {
    return "--" + name;
  }

  /** The variable to set, for a person. */
  String variable() {
    return variables.isEmpty() ? Inputs.variableOf(name) : variables.getFirst();
  }

  /** What to set to give it, for a person. */
  String howToGive() {
    String elsewhere =
        secret() ? "" : positional ? ", or give <" + name + ">" : ", or give " + option();
    String variable = variables.isEmpty() ? "" : ", or the variable " + variables.getFirst();
    return "set the input " + name + variable + elsewhere;
  }
}

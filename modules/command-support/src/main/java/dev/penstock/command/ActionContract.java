package dev.penstock.command;

import java.util.List;
import java.util.Optional;

/**
 * What an action takes and gives, as its code has it: what {@code action.yml} and the README must
 * say too.
 *
 * @param name the command's name
 * @param description what it does
 * @param inputs its inputs, in the order of the code
 * @param outputs its outputs, the standard ones last
 */
public record ActionContract(
    String name, String description, List<Input> inputs, List<Output> outputs) {

  /**
   * An input.
   *
   * @param name its name
   * @param description what it is for
   * @param required whether the action refuses to run without it
   * @param defaultValue what it is when nobody gives it
   * @param secret whether it must not be shown
   */
  public record Input(
      String name,
      String description,
      boolean required,
      Optional<String> defaultValue,
      boolean secret) {}

  /** The contract of a command. */
  public static ActionContract of(ActionCommand command) {
    CommandModel model = CommandModel.of(command);
    return new ActionContract(
        model.name(),
        model.description(),
        model.specs().stream().map(ActionContract::input).toList(),
        Output.allOf(command));
  }

  private static Input input(InputSpec spec) {
    return new Input(
        spec.name(), spec.description(), spec.required(), spec.defaultValue(), spec.secret());
  }
}

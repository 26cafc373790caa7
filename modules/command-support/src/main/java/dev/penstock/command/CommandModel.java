package dev.penstock.command;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as it declares itself.
 *
 * @param name the command's name
 * @param description what it does, one or two sentences
 * @param inputs its inputs in the order they are declared
 */
record CommandModel(String name, String description, List<Input<?>> inputs) {

  /**
   * The model of a command.
   *
   * @throws IllegalStateException if two inputs have the same name
   */
  static CommandModel of(ActionCommand command) {
    List<Input<?>> inputs = command.inputs();
    Set<String> names = new HashSet<>();
    for (Input<?> input : inputs) {
      if (!names.add(input.spec().name())) {
        throw new IllegalStateException("two inputs are called " + input.spec().name());
      }
    }
    return new CommandModel(command.name(), command.description(), inputs);
  }

  List<InputSpec> specs() {
    return inputs.stream().<InputSpec>map(Input::spec).toList();
  }

  List<InputSpec> positional() {
    return specs().stream().filter(InputSpec::positional).toList();
  }

  List<InputSpec> options() {
    return specs().stream().filter(input -> !input.positional()).toList();
  }

  /** Its inputs for a parser that takes every value as text and requires nothing. */
  CommandLine textParser() {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.parser().collectErrors(true);
    // A value such as a branch's name must not be able to ask for a variable's content.
    spec.interpolateVariables(false);
    for (StandardOption standard : StandardOption.values()) {
      spec.addOption(
          OptionSpec.builder(standard.longName(), standard.names()).type(boolean.class).build());
    }
    for (InputSpec input : options()) {
      spec.addOption(asText(input));
    }
    for (int index = 0; index < positional().size(); index++) {
      spec.addPositional(
          PositionalParamSpec.builder().index(index + "").arity("0..1").type(String.class).build());
    }
    return new CommandLine(spec).setExpandAtFiles(false);
  }

  /** A flag stays one, so that it does not take the next argument for its value. */
  private static OptionSpec asText(InputSpec input) {
    OptionSpec.Builder option = OptionSpec.builder(input.option());
    return input.type().isFlag()
        ? option.type(Boolean.class).arity("0..1").fallbackValue("true").build()
        : option.type(String.class).arity("1").build();
  }
}

package dev.penstock.command;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as picocli reads it from its annotations.
 *
 * @param name the command's name
 * @param description what it does, one or two sentences
 * @param inputs its inputs in the order they are declared, parameters first
 */
record CommandModel(String name, String description, List<InputSpec> inputs) {

  static CommandModel of(ActionCommand command) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    // A value such as a branch's name must not be able to ask for a variable's content.
    spec.interpolateVariables(false);
    Stream<InputSpec> positional =
        spec.positionalParameters().stream()
            .sorted(Comparator.comparing(PositionalParamSpec::index))
            .map(InputSpec::of);
    Stream<InputSpec> options = spec.options().stream().map(InputSpec::of);
    return new CommandModel(
        spec.name(),
        String.join(" ", spec.usageMessage().description()),
        Stream.concat(positional, options).toList());
  }

  List<InputSpec> positional() {
    return inputs.stream().filter(InputSpec::positional).toList();
  }

  List<InputSpec> options() {
    return inputs.stream().filter(input -> !input.positional()).toList();
  }

  /** The same options for a parser that takes every value as text and requires nothing. */
  CommandLine textParser() {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.parser().collectErrors(true);
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
    String[] names = ((OptionSpec) input.arg()).names();
    OptionSpec.Builder option = OptionSpec.builder(names[0], names);
    return input.flag()
        ? option.type(Boolean.class).arity("0..1").fallbackValue("true").build()
        : option.type(String.class).arity("1").build();
  }
}

package dev.penstock.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --help} shows. */
final class HelpText {
  private static final int WIDTH = 92;
  private static final int COLUMN = 28;
  private static final String DOCS = "https://github.com/penstock/deploy-preview/tree/v1/actions/";

  private final Program program;
  private final CommandModel model;
  private final List<Output> outputs;

  HelpText(Program program, CommandModel model, List<Output> outputs) {
    this.program = program;
    this.model = model;
    this.outputs = outputs;
  }

  String render() {
    return Stream.of(
            wrapped(model.description(), 0),
            "Usage: " + usage(),
            section("Inputs", model.specs().stream().filter(i -> !i.secret()).map(this::input)),
            section(
                "Secrets, from the environment only",
                model.specs().stream().filter(InputSpec::secret).map(HelpText::secret)),
            section("Outputs", outputs.stream().map(HelpText::output)),
            section("Options", Stream.of(StandardOption.values()).map(HelpText::standard)),
            "In a workflow every input is also read from the action's own inputs (INPUT_…).\n"
                + "Exit: 0 done, 1 failed, 2 wrong input, 3 provider unavailable, 4 refused by a guard.\n"
                + "More: "
                + DOCS
                + model.name())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  private String usage() {
    return Stream.concat(
            Stream.of(program.name(), model.name(), "[options]"),
            model.positional().stream().map(input -> "<" + input.name() + ">"))
        .collect(Collectors.joining(" "));
  }

  private String input(InputSpec input) {
    String label = input.positional() ? "<" + input.name() + ">" : input.option() + value(input);
    return row(label, input.description() + notes(input));
  }

  private static String value(InputSpec input) {
    return input.type().isFlag() ? "" : "=" + input.type().placeholder();
  }

  private static String notes(InputSpec input) {
    String notes =
        Stream.of(
                input.required() ? Optional.of("required") : Optional.<String>empty(),
                input.defaultValue().map(value -> "default " + value),
                input.variables().stream().findFirst().map(variable -> "or " + variable))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return notes.isEmpty() ? "" : " (" + notes + ")";
  }

  private static String secret(InputSpec input) {
    return row(input.variable(), input.description() + (input.required() ? " (required)" : ""));
  }

  private static String output(Output output) {
    return row(output.name(), output.description());
  }

  private static String standard(StandardOption option) {
    return row(String.join(", ", option.names()), option.description() + ".");
  }

  private static String section(String title, Stream<String> rows) {
    String lines = rows.collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "" : title + ":\n" + lines;
  }

  private static String row(String label, String text) {
    String left = "  " + label;
    String wrapped = wrapped(text, COLUMN);
    return left.length() < COLUMN - 1
        ? left + wrapped.substring(left.length())
        : left + "\n" + wrapped;
  }

  private static String wrapped(String text, int indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent && line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line.setLength(indent);
      }
      line.append(line.length() > indent ? " " : "").append(word);
    }
    return lines.append(line).toString();
  }
}

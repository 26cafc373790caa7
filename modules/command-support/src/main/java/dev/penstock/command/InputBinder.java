package dev.penstock.command;

import dev.penstock.config.problem.Nearest;
import dev.penstock.kernel.Secret;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Inputs;
import java.util.Optional;

/**
 * Gives the fields of a command their values and finds everything that is wrong with them. Secrets
 * are masked before anything is said.
 */
final class InputBinder {
  private static final int SHOWN_LIMIT = 60;

  private final ActionRuntime runtime;
  private final ParsedArguments arguments;
  private final InputProblems problems;

  InputBinder(ActionRuntime runtime, ParsedArguments arguments, InputProblems problems) {
    this.runtime = runtime;
    this.arguments = arguments;
    this.problems = problems;
  }

  void bind(CommandModel model) {
    model.inputs().stream().filter(InputSpec::secret).forEach(this::bind);
    model.inputs().stream().filter(input -> !input.secret()).forEach(this::bind);
  }

  private void bind(InputSpec input) {
    Optional<String> argument = Optional.ofNullable(arguments.values().get(input.name()));
    if (input.secret() && argument.isPresent()) {
      refuse(input, argument.get());
      return;
    }
    Optional<String> text =
        argument
            .or(() -> runtime.inputs().get(input.name()))
            .or(() -> fromVariables(input))
            .or(input::defaultValue);
    text.ifPresentOrElse(value -> assign(input, value), () -> missing(input));
  }

  private Optional<String> fromVariables(InputSpec input) {
    return input.variables().stream()
        .flatMap(variable -> runtime.environment().get(variable).stream())
        .findFirst();
  }

  private void refuse(InputSpec input, String value) {
    runtime.masks().mask(Secret.of(value));
    String variable =
        input.variables().stream().findFirst().orElse(Inputs.variableOf(input.name()));
    problems.add("--" + input.name() + ": secrets are not for the command line: set " + variable);
  }

  private void missing(InputSpec input) {
    input.assignNothing();
    if (input.required()) {
      problems.add(input.name(), "is missing: " + input.howToGive());
    }
  }

  private void assign(InputSpec input, String text) {
    InputValue.read(text, input.type())
        .ifPresentOrElse(
            value -> input.assign(value instanceof Secret s ? runtime.masks().mask(s) : value),
            () -> problems.add(input.name(), "must be " + expected(input, text)));
  }

  private String expected(InputSpec input, String text) {
    String expected = InputValue.expected(input.type());
    return mayBeQuoted(input) ? expected + ", not " + quoted(text) + meant(input, text) : expected;
  }

  /** On a command line with an unknown option, what looks like a value may be a secret. */
  private boolean mayBeQuoted(InputSpec input) {
    return arguments.problems().isEmpty() || !arguments.values().containsKey(input.name());
  }

  private static String quoted(String text) {
    String shown = text.length() > SHOWN_LIMIT ? text.substring(0, SHOWN_LIMIT) + "…" : text;
    return "`" + shown.replaceAll("\\s+", " ") + "`";
  }

  private static String meant(InputSpec input, String text) {
    return Nearest.to(text, InputValue.choices(input.type()))
        .map(choice -> "; did you mean " + choice + "?")
        .orElse("");
  }
}

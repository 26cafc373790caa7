package dev.penstock.command;

import dev.penstock.config.problem.Nearest;
import dev.penstock.kernel.Secret;
import dev.penstock.runtime.ActionRuntime;
import java.util.Optional;

/**
 * Gives the inputs of a command their values and finds everything that is wrong with them. Secrets
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
    for (Input<?> input : model.inputs()) {
      if (input.spec().secret()) {
        bind(input);
      }
    }
    for (Input<?> input : model.inputs()) {
      if (!input.spec().secret()) {
        bind(input);
      }
    }
  }

  private void bind(Input<?> input) {
    InputSpec spec = input.spec();
    Optional<String> argument = Optional.ofNullable(arguments.values().get(spec.name()));
    if (spec.secret() && argument.isPresent()) {
      input.bindNothing();
      refuse(spec, argument.get());
      return;
    }
    argument
        .or(() -> runtime.inputs().get(spec.name()))
        .or(() -> fromVariables(spec))
        .ifPresentOrElse(text -> bind(input, text), () -> bindNothing(input));
  }

  private Optional<String> fromVariables(InputSpec input) {
    for (String variable : input.variables()) {
      Optional<String> value = runtime.environment().get(variable);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private void refuse(InputSpec input, String value) {
    runtime.masks().mask(Secret.of(value));
    problems.add(
        input.option() + ": secrets are not for the command line: set " + input.variable());
  }

  private void bindNothing(Input<?> input) {
    input.bindNothing();
    if (input.spec().required()) {
      problems.add(input.spec().name(), "is missing: " + input.spec().howToGive());
    }
  }

  private void bind(Input<?> input, String text) {
    if (input.spec().secret()) {
      runtime.masks().mask(Secret.of(text));
    }
    if (!input.bind(text)) {
      problems.add(input.spec().name(), "must be " + expected(input.spec(), text));
    }
  }

  private String expected(InputSpec input, String text) {
    String expected = input.type().expected();
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
    return Nearest.to(text, input.type().choices())
        .map(choice -> "; did you mean " + choice + "?")
        .orElse("");
  }
}

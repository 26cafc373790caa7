package dev.penstock.command;

import dev.penstock.config.problem.Nearest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a command line says, as text.
 *
 * @param values the inputs it gives, by name
 * @param standard what else was asked for
 * @param problems what is wrong with it; quotes no values, one of which may be a misplaced secret
 */
record ParsedArguments(
    Map<String, String> values, Set<StandardOption> standard, List<String> problems) {

  /** Reads them. An action in a workflow has none, and then picocli is not even loaded. */
  static ParsedArguments parse(CommandModel model, List<String> arguments) {
    return arguments.isEmpty()
        ? new ParsedArguments(Map.of(), Set.of(), List.of())
        : read(model, arguments);
  }

  private static ParsedArguments read(CommandModel model, List<String> arguments) {
    ParseResult result = model.textParser().parseArgs(arguments.toArray(String[]::new));
    return new ParsedArguments(
        values(model, result),
        standard(result),
        result.errors().stream().flatMap(error -> problems(model, error)).distinct().toList());
  }

  private static Map<String, String> values(CommandModel model, ParseResult result) {
    Map<String, String> values = new LinkedHashMap<>();
    for (InputSpec input : model.options()) {
      String value = result.<Object>matchedOptionValue(input.option(), "").toString();
      if (!value.isBlank()) {
        values.put(input.name(), value.strip());
      }
    }
    List<InputSpec> positional = model.positional();
    for (int index = 0; index < positional.size(); index++) {
      String value = result.matchedPositionalValue(index, "");
      if (!value.isBlank()) {
        values.put(positional.get(index).name(), value.strip());
      }
    }
    return values;
  }

  private static Set<StandardOption> standard(ParseResult result) {
    Set<StandardOption> asked = new HashSet<>();
    for (StandardOption option : StandardOption.values()) {
      if (result.hasMatchedOption(option.longName())) {
        asked.add(option);
      }
    }
    return asked;
  }

  private static Stream<String> problems(CommandModel model, Exception error) {
    return switch (error) {
      case UnmatchedArgumentException unmatched -> unknown(model, unmatched.getUnmatched());
      case MissingParameterException missing ->
          missing.getMissing().stream().map(arg -> nameOf(arg) + " has no value");
      case OverwrittenOptionException twice ->
          Stream.of(nameOf(twice.getOverwritten()) + " is there more than once");
      case ParameterException wrong when wrong.getArgSpec() != null ->
          Stream.of(nameOf(wrong.getArgSpec()) + " must be true or false");
      default -> Stream.of("The command line cannot be read");
    };
  }

  private static String nameOf(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  private static Stream<String> unknown(CommandModel model, List<String> arguments) {
    List<String> options = arguments.stream().filter(a -> a.startsWith("-")).toList();
    return options.isEmpty()
        ? Stream.of(arguments.size() + " argument(s) more than the command takes")
        : options.stream().map(option -> unknown(model, option.replaceFirst("=.*", "")));
  }

  private static String unknown(CommandModel model, String option) {
    Set<String> known = new TreeSet<>();
    model.options().forEach(input -> known.add(input.option()));
    for (StandardOption standard : StandardOption.values()) {
      known.add(standard.longName());
    }
    Optional<String> meant = Nearest.to(option, known);
    return option + " is no option" + meant.map(name -> "; did you mean " + name + "?").orElse("");
  }
}

package dev.penstock.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what an action's folder says with what its command does.
 *
 * <p>{@code action.yml} must have the same description, inputs (description, required, default) and
 * outputs (description); its first argument must be the command. {@code README.md} must have the
 * tables that {@link #inputsTable} and {@link #outputsTable} give, under the headings {@code ##
 * Inputs} and {@code ## Outputs}; the width of its columns is free.
 */
public final class ActionYamlContract {
  private final ActionContract contract;
  private final List<String> differences = new ArrayList<>();

  private ActionYamlContract(ActionContract contract) {
    this.contract = contract;
  }

  /**
   * Every difference, each as a sentence; empty when all agree.
   *
   * @param folder where {@code action.yml} and {@code README.md} are
   */
  public static List<String> differences(Path folder, ActionCommand command) {
    return differences(folder.resolve("action.yml"), folder.resolve("README.md"), command);
  }

  /** The same for an action whose two files lie in different folders. */
  public static List<String> differences(Path yaml, Path readme, ActionCommand command) {
    ActionYamlContract comparison = new ActionYamlContract(ActionContract.of(command));
    comparison.compareYaml(yaml);
    comparison.compareReadme(readme);
    return List.copyOf(comparison.differences);
  }

  /** The README's table of inputs, to be pasted. */
  public static String inputsTable(ActionCommand command) {
    return String.join("\n", inputRows(ActionContract.of(command))) + "\n";
  }

  /** The README's table of outputs, to be pasted. */
  public static String outputsTable(ActionCommand command) {
    return String.join("\n", outputRows(ActionContract.of(command))) + "\n";
  }

  private void compareYaml(Path file) {
    JsonNode action = yaml(file);
    compare("action.yml: description", contract.description(), text(action, "description"));
    JsonNode first = action.path("runs").path("args").path(0);
    if (!first.isMissingNode()) {
      compare("action.yml: the first of runs.args", contract.name(), first.asText());
    }
    compareNames("inputs", byName(contract.inputs(), ActionContract.Input::name), action);
    compareNames("outputs", byName(contract.outputs(), Output::name), action);
    contract.inputs().forEach(input -> compareInput(input, action.path("inputs")));
    contract.outputs().forEach(output -> compareOutput(output, action.path("outputs")));
  }

  private void compareInput(ActionContract.Input input, JsonNode inputs) {
    JsonNode node = inputs.path(input.name());
    if (!node.isMissingNode()) {
      String where = "action.yml: input " + input.name() + ", ";
      compare(where + "description", input.description(), text(node, "description"));
      compare(where + "required", input.required() + "", node.path("required").asText("false"));
      compare(where + "default", input.defaultValue().orElse(""), text(node, "default"));
    }
  }

  private void compareOutput(Output output, JsonNode outputs) {
    JsonNode node = outputs.path(output.name());
    if (!node.isMissingNode()) {
      compare(
          "action.yml: output " + output.name() + ", description",
          output.description(),
          text(node, "description"));
    }
  }

  private <T> void compareNames(String kind, Map<String, T> code, JsonNode action) {
    TreeSet<String> documented = new TreeSet<>();
    action.path(kind).fieldNames().forEachRemaining(documented::add);
    code.keySet().stream()
        .filter(name -> !documented.contains(name))
        .forEach(name -> differences.add("action.yml: " + kind + " lacks " + name));
    documented.stream()
        .filter(name -> !code.containsKey(name))
        .forEach(
            name -> differences.add("action.yml: " + kind + " has " + name + ", the code not"));
  }

  private void compareReadme(Path file) {
    List<String> lines = read(file).lines().toList();
    compareTable("## Inputs", inputRows(contract), lines);
    compareTable("## Outputs", outputRows(contract), lines);
  }

  private void compareTable(String heading, List<String> expected, List<String> readme) {
    List<String> wanted = rows(expected.stream());
    List<String> found =
        rows(
            readme.stream()
                .dropWhile(line -> !line.strip().equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#")));
    if (contract.inputs().isEmpty() && heading.equals("## Inputs") && found.isEmpty()) {
      return;
    }
    wanted.stream()
        .filter(row -> !found.contains(row))
        .forEach(row -> differences.add("README.md: " + heading + " lacks the row " + row));
    found.stream()
        .filter(row -> !wanted.contains(row))
        .forEach(row -> differences.add("README.md: " + heading + " has, the code not, " + row));
  }

  private static List<String> rows(Stream<String> lines) {
    return lines
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> line.startsWith("|") && !line.matches("[|:\\- ]+"))
        .toList();
  }

  private static List<String> inputRows(ActionContract contract) {
    List<String> rows = new ArrayList<>();
    rows.add("| Input | Required | Default | Description |");
    rows.add("| --- | --- | --- | --- |");
    for (ActionContract.Input input : contract.inputs()) {
      rows.add(
          row(
              "`" + input.name() + "`",
              input.required() ? "yes" : "no",
              input.defaultValue().map(value -> "`" + value + "`").orElse(""),
              input.description()));
    }
    return rows;
  }

  private static List<String> outputRows(ActionContract contract) {
    List<String> rows = new ArrayList<>();
    rows.add("| Output | Description |");
    rows.add("| --- | --- |");
    contract.outputs().forEach(o -> rows.add(row("`" + o.name() + "`", o.description())));
    return rows;
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"))
        .replaceAll(" +", " ");
  }

  private void compare(String what, String code, String documented) {
    if (!code.equals(documented)) {
      differences.add(what + " is \"" + documented + "\", in the code \"" + code + "\"");
    }
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, Function.identity()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("").strip().replaceAll("\\s+", " ");
  }

  private static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

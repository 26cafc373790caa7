package dev.penstock.architecture.workflows;

import java.util.stream.Stream;

/** GitHub puts an expression's value into a script before a shell reads it. */
final class NoExpressionInAScript implements Rule {
  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return file.steps()
        .flatMap(WorkflowFile.Step::scripts)
        .filter(script -> script.text().contains("${{"))
        .map(
            script ->
                new Finding(
                    file.name(),
                    lineOf(file, script),
                    "an expression stands in a script",
                    "its value becomes part of the program, and a branch may be named $(anything)",
                    "give the value to the step by env and write \"$NAME\" in the script"));
  }

  private static int lineOf(WorkflowFile file, Piece script) {
    int line = script.line();
    while (!file.line(line).contains("${{")) {
      line++;
    }
    return line;
  }
}

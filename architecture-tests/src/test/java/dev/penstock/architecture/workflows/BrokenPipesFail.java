package dev.penstock.architecture.workflows;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** GitHub sets {@code pipefail} only for a shell that is named. */
final class BrokenPipesFail implements Rule {
  private static final Pattern PIPE = Pattern.compile("(?<!\\|)\\|(?!\\|)");

  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return file.jobs()
        .flatMap(
            job ->
                job.steps()
                    .filter(step -> pipes(step) && !shell(file, job, step).equals("bash"))
                    .map(step -> finding(file, step)));
  }

  private static boolean pipes(WorkflowFile.Step step) {
    return step.piece().get("run").filter(run -> PIPE.matcher(run.text()).find()).isPresent();
  }

  private static String shell(WorkflowFile file, WorkflowFile.Job job, WorkflowFile.Step step) {
    return Stream.of(
            step.piece().get("shell"),
            job.piece().at("defaults", "run", "shell"),
            file.root().at("defaults", "run", "shell"))
        .flatMap(Optional::stream)
        .map(Piece::text)
        .findFirst()
        .orElse("");
  }

  private static Finding finding(WorkflowFile file, WorkflowFile.Step step) {
    return new Finding(
        file.name(),
        step.line(),
        "a script pipes, and its shell is not named",
        "without a name it runs without pipefail, so what fails in front of a pipe goes unnoticed",
        "write defaults: {run: {shell: bash}} at the top");
  }
}

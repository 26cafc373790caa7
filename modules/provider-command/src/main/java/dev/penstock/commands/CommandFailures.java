package dev.penstock.commands;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.tool.ProgramTask.Stage;
import dev.penstock.pipeline.tool.ToolResult;
import java.util.List;

/**
 * What can go wrong with the programs of a service.
 *
 * @param programs the service's programs
 */
record CommandFailures(ServicePrograms programs) {

  /** A program said no. */
  PenstockException failed(Stage stage, List<String> command, ToolResult result) {
    return Failure.failed(
            "command-failed",
            "The %s command of %s failed: %s".formatted(stage.word(), service(), text(command)),
            result.explain(programs.commands().timeout()),
            "Mend what its last lines complain about, then run this again.")
        .asException();
  }

  /** A program said yes, and nothing that can be used. */
  PenstockException unusable(Stage stage, String why) {
    return Failure.failed(
            "command-output-invalid",
            "The %s command of %s ended well, but without an answer that can be used"
                .formatted(stage.word(), service()),
            why,
            "Let it print %s as the last line of its standard output.".formatted(example(stage)))
        .asException();
  }

  /** A program that is not there would fail only after other services are live. */
  PenstockException missing(Stage stage, List<String> command) {
    return Failure.invalid(
            "command-missing",
            "The %s command of %s is not there or may not be executed: %s"
                .formatted(stage.word(), service(), command.getFirst()),
            "it was looked for from the service's folder, where it is started",
            "Correct commands: in penstock.yml, or make the file executable (chmod +x).")
        .asException();
  }

  /** A share of the traffic. */
  PenstockException noShares(int percent) {
    return Failure.invalid(
            "rollout-impossible",
            "%s cannot be given %d %% of the traffic".formatted(service(), percent),
            "programs put a version live as a whole",
            "Take rollout: out of the service in penstock.yml, or deploy it with workers.")
        .asException();
  }

  private String service() {
    return programs.service();
  }

  private static String text(List<String> command) {
    return String.join(" ", command);
  }

  private static String example(Stage stage) {
    return stage == Stage.CURRENT
        ? "{\"release\": \"v42\"}, or {} when nothing is live,"
        : "{\"release\": \"v42\"}";
  }
}

package dev.penstock.architecture.workflows;

import java.util.stream.Stream;

/** What is checked out does not bring the job's token along. */
final class CheckoutForgetsTheToken implements Rule {
  @Override
  public Stream<Finding> findings(WorkflowFile file) {
    return file.steps()
        .filter(step -> step.action().equals("actions/checkout"))
        .filter(
            step -> !step.input("persist-credentials").map(Piece::text).orElse("").equals("false"))
        .map(
            step ->
                new Finding(
                    file.name(),
                    step.line(),
                    "the checkout leaves the job's token in the workspace",
                    "every later step, and everything it runs, can read it from .git/config",
                    "add persist-credentials: false, and give the token to the step that needs it"));
  }
}

package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/**
 * What a step left.
 *
 * @param exit its status
 * @param out standard output
 * @param err standard error
 * @param outputs what later steps can read
 * @param outputFile the same as the file it was in
 * @param stateFile what its clean-up could read
 * @param summary its part of the run's page
 */
record StepRun(
    int exit,
    String out,
    String err,
    Map<String, String> outputs,
    String outputFile,
    String stateFile,
    String summary) {

  /** Everything a person sees in the log of the run. */
  String log() {
    return out + err;
  }

  String output(String name) {
    return outputs.getOrDefault(name, "");
  }

  String reason() {
    return output("reason-code");
  }

  StepRun succeeded() {
    return exited(0);
  }

  /** Asserts the status; what the step said is in the message otherwise. */
  StepRun exited(int expected) {
    assertThat(exit).as(() -> "exit status of\n" + log()).isEqualTo(expected);
    return this;
  }
}

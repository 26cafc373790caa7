package dev.penstock.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One stage of a step in a container.
 *
 * @param entrypoint what replaces the image's own
 */
record ContainerStep(
    ContainerJob job,
    ActionFile action,
    Map<String, String> variables,
    Optional<String> entrypoint,
    CommandFiles files) {

  StepRun run() {
    return job.run(variables, entrypoint.stream().toList(), action.arguments(), files);
  }

  /**
   * The same step at the end of the job: same inputs, same arguments, and the state it has left.
   */
  ContainerStep post() {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(files.state());
    return new ContainerStep(
        job, action, all, Optional.of(action.postEntrypoint().orElseThrow()), job.fresh());
  }
}

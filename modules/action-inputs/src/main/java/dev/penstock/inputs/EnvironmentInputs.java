package dev.penstock.inputs;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which lasting environment, of which project. */
public final class EnvironmentInputs {
  @Mixin private final ProjectInputs project = new ProjectInputs();

  @Option(
      names = "--environment",
      required = true,
      description = "The environment, one of `environments:` in `penstock.yml`.")
  private String environment = "";

  /** The environment. */
  public ChosenEnvironment chosen() {
    return new ChosenEnvironment(project, environment);
  }
}

package dev.penstock.inputs;

import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import java.util.List;

/** Which lasting environment, of which project. */
public final class EnvironmentInputs implements InputGroup {
  private final ProjectInputs project = new ProjectInputs();

  private final Input<String> environment =
      Input.text("environment")
          .describedAs("The environment, one of `environments:` in `penstock.yml`.")
          .required();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(project, environment);
  }

  /** The environment; one without a name when none was given, which is told anyway. */
  public ChosenEnvironment chosen() {
    return new ChosenEnvironment(project, environment.given().orElse(""));
  }
}

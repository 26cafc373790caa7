package dev.penstock.action.deploy;

import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.command.ItemList;
import dev.penstock.inputs.TurnInput;
import dev.penstock.pipeline.release.DeployOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be said of a deploy to a lasting environment. */
final class EnvironmentOptions implements InputGroup {
  private final Input<Optional<String>> environment =
      Input.text("environment")
          .describedAs(
              "A lasting environment, one of `environments:` in `penstock.yml`. Without it, a pull"
                  + " request's preview is deployed.")
          .optional();

  private final Input<Optional<ItemList>> components =
      Input.list("components")
          .describedAs(
              "The services to deploy to a lasting environment, separated by commas; `all` or nothing"
                  + " for all.")
          .optional();

  private final Input<Boolean> force =
      Input.flag("force")
          .describedAs(
              "Whether services of a lasting environment are deployed that did not change.")
          .or(false);

  private final Input<Boolean> ignoreHold =
      Input.flag("ignore-hold")
          .describedAs("Whether a commit is deployed that a rollback put on hold.")
          .or(false);

  private final TurnInput turn = new TurnInput();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(environment, components, force, ignoreHold, turn);
  }

  Optional<String> environment() {
    return environment.value();
  }

  void check(InputProblems problems) {
    turn.check(problems);
  }

  DeployOptions options() {
    Set<String> picked = components.value().map(list -> Set.copyOf(list.items())).orElse(Set.of());
    return new DeployOptions(
        picked.contains("all") ? Set.of() : picked,
        force.value(),
        ignoreHold.value(),
        turn.patience());
  }
}

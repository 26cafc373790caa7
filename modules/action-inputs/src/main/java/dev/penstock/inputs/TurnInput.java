package dev.penstock.inputs;

import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import java.time.Duration;
import java.util.List;

/** How long a run waits for its turn in a lasting environment. */
public final class TurnInput implements InputGroup {
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Input<Duration> patience =
      Input.duration("wait")
          .describedAs(
              "How long to wait for another run in the same environment; `0s` to be refused at once.")
          .or(Duration.ofMinutes(30));

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(patience);
  }

  /** Adds a wait that is out of bounds. */
  public void check(InputProblems problems) {
    if (patience().isNegative() || patience().compareTo(LONGEST) > 0) {
      problems.add("wait", "must be 0s to 2h");
    }
  }

  /** From nothing to two hours; half an hour by default. */
  public Duration patience() {
    return patience.value();
  }
}

package dev.penstock.http;

import java.util.function.Function;

/**
 * How one exchange with a provider ended. Told apart by {@link #either}: a pattern switch would
 * spin a class in every run, which no AOT cache holds.
 */
public sealed interface Outcome {

  /** What the one that fits makes of it. */
  <T> T either(Function<Answer, T> answered, Function<TransportFault, T> broken);

  /** With an answer, whatever its status. */
  record Answered(Answer answer) implements Outcome {
    @Override
    public <T> T either(Function<Answer, T> answered, Function<TransportFault, T> broken) {
      return answered.apply(answer);
    }
  }

  /** Without one. */
  record Broken(TransportFault fault) implements Outcome {
    @Override
    public <T> T either(Function<Answer, T> answered, Function<TransportFault, T> broken) {
      return broken.apply(fault);
    }
  }
}

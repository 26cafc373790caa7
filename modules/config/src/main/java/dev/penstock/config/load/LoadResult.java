package dev.penstock.config.load;

import dev.penstock.config.PenstockConfig;
import dev.penstock.config.problem.Problem;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a {@code penstock.yml}. */
public sealed interface LoadResult {

  /**
   * It is right.
   *
   * @param config what it says
   */
  record Loaded(PenstockConfig config) implements LoadResult {}

  /**
   * It is not.
   *
   * @param problems everything that is wrong with it, from its top to its end; at least one
   */
  record Invalid(List<Problem> problems) implements LoadResult {
    public Invalid {
      problems = List.copyOf(problems);
    }

    /** All problems as one failure with exit 2, each on a line of its own. */
    public Failure failure() {
      String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
      return Failure.invalid(
          "config-invalid",
          problems.getFirst().file() + " has " + count,
          problems.stream().map(Problem::render).collect(Collectors.joining("\n")),
          "Mend them as each one says; docs/configuration.md explains every key.");
    }
  }

  /**
   * What it says.
   *
   * @throws PenstockException with exit 2 and every problem, when it is not right
   */
  default PenstockConfig orThrow() {
    return switch (this) {
      case Loaded(PenstockConfig config) -> config;
      case Invalid invalid -> throw invalid.failure().asException();
    };
  }
}

package dev.penstock.config.load;

import dev.penstock.config.Defaults;
import dev.penstock.config.RolloutConfig;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how a new version gets its traffic: a list of steps, or a block. */
final class RolloutReader {
  private static final int ALL = 100;
  private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
  private static final Duration LONGEST_HOLD = Duration.ofHours(6);

  private final Reading reading;
  private final Scalars scalars;

  RolloutReader(Reading reading) {
    this.reading = reading;
    this.scalars = new Scalars(reading);
  }

  Optional<RolloutConfig> read(Node node) {
    return node instanceof Node.Mapping ? block(node) : steps(node).map(RolloutReader::usual);
  }

  private static RolloutConfig usual(List<Integer> steps) {
    return new RolloutConfig(steps, Defaults.ROLLOUT_HOLD, Defaults.ROLLOUT_ERROR_BUDGET);
  }

  private Optional<RolloutConfig> block(Node node) {
    return Fields.read(
        Section.ROLLOUT,
        node,
        reading,
        fields -> {
          var steps = fields.required("steps", this::steps);
          Duration hold =
              fields.optional(
                  "hold",
                  new Durations(reading).between(SHORTEST_HOLD, LONGEST_HOLD),
                  Defaults.ROLLOUT_HOLD);
          double budget =
              fields.optional("error-budget", this::share, Defaults.ROLLOUT_ERROR_BUDGET);
          return () -> new RolloutConfig(steps.get(), hold, budget);
        });
  }

  private Optional<List<Integer>> steps(Node node) {
    return Blocks.list(reading, scalars.number(1, ALL))
        .read(node)
        .filter(steps -> steps.size() < Nodes.items(node).count() || rises(steps, node));
  }

  private boolean rises(List<Integer> steps, Node node) {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i) <= steps.get(i - 1)) {
        return reading.not(
            Nodes.items(node).toList().get(i).position(),
            "a step of " + steps.get(i) + " behind one of " + steps.get(i - 1),
            "each has to be more than the one before");
      }
    }
    return (!steps.isEmpty() && steps.getLast() == ALL)
        || reading.not(
            node.position(), "the steps do not end at 100", "write them like `[10, 50, 100]`");
  }

  private Optional<Double> share(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.isNumber()) {
      return reading.wrong(
          node.position(),
          Quoted.of(scalar.text()) + " has no unit",
          "write a share such as `1%` or `0.5%`");
    }
    return scalars
        .matching(Forms.SHARE, "a share such as `1%` or `0.5%`, at most `100%`")
        .read(node)
        .map(share -> Double.valueOf(share.substring(0, share.length() - 1)));
  }
}

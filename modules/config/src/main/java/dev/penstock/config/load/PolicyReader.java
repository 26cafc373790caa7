package dev.penstock.config.load;

import dev.penstock.config.Defaults;
import dev.penstock.config.PolicyConfig;
import dev.penstock.config.PolicyPreset;
import dev.penstock.config.yaml.Node;
import java.time.Duration;
import java.util.Optional;

/** Reads how patient a health check is: the name of a preset, or a block. */
final class PolicyReader {
  static final int MOST_ATTEMPTS = 1000;
  static final int LONGEST_STREAK = 100;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_CHECK = Duration.ofHours(6);

  private final Reading reading;
  private final Scalars scalars;
  private final Durations durations;

  PolicyReader(Reading reading) {
    this.reading = reading;
    this.scalars = new Scalars(reading);
    this.durations = new Durations(reading);
  }

  Optional<PolicyConfig> read(Node node) {
    return node instanceof Node.Mapping
        ? block(node)
        : scalars.choice(PolicyPreset.class).read(node).map(PolicyConfig::of);
  }

  private Optional<PolicyConfig> block(Node node) {
    return Fields.read(
            Section.POLICY,
            node,
            reading,
            fields -> {
              var preset =
                  fields.optional(
                      "preset", scalars.choice(PolicyPreset.class), Defaults.HEALTH_POLICY);
              var firstWait =
                  fields.optional("first-wait", durations.between(Duration.ZERO, LONGEST_WAIT));
              var attempts = fields.optional("attempts", scalars.number(1, MOST_ATTEMPTS));
              var delay = fields.optional("delay", durations.between(MOMENT, LONGEST_WAIT));
              var maxDelay = fields.optional("max-delay", durations.between(MOMENT, LONGEST_WAIT));
              var deadline = fields.optional("deadline", durations.between(MOMENT, LONGEST_CHECK));
              var timeout = fields.optional("timeout", durations.between(MOMENT, LONGEST_WAIT));
              var streak = fields.optional("streak", scalars.number(1, LONGEST_STREAK));
              return () ->
                  new PolicyConfig(
                      preset, firstWait, attempts, delay, maxDelay, deadline, timeout, streak);
            })
        .filter(policy -> canSucceed(policy, node));
  }

  private boolean canSucceed(PolicyConfig policy, Node node) {
    boolean canSucceed =
        policy.attempts().isEmpty()
            || policy.streak().isEmpty()
            || policy.streak().orElseThrow() <= policy.attempts().orElseThrow();
    if (!canSucceed) {
      reading.problems().add(node.position(), "`streak` is more than `attempts`", "");
    }
    return canSucceed;
  }
}

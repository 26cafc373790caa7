package dev.penstock.config.load;

import dev.penstock.config.Defaults;
import dev.penstock.config.EnvironmentConfig;
import dev.penstock.config.OnFailure;
import dev.penstock.config.problem.Quoted;
import dev.penstock.config.yaml.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the environments that last. One for a whole file. */
final class EnvironmentReader {
  private final Reading reading;
  private final Scalars scalars;
  private final String parent;

  /** The environments by their database branches. */
  private final Map<String, String> branches = new HashMap<>();

  /**
   * @param parent the database branch of an environment that names none
   */
  EnvironmentReader(Reading reading, String parent) {
    this.reading = reading;
    this.scalars = new Scalars(reading);
    this.parent = parent;
  }

  Optional<EnvironmentConfig> read(Node.Entry environment) {
    refuseName(environment);
    refuseEmpty(environment);
    return Fields.<EnvironmentConfig>read(
            Section.ENVIRONMENT,
            environment.value(),
            reading,
            fields -> {
              var branch = fields.optional("database-branch", this::branch);
              boolean parallel = fields.optional("parallel", scalars::truth, Defaults.PARALLEL);
              var onFailure =
                  fields.optional(
                      "on-failure", scalars.choice(OnFailure.class), Defaults.ON_FAILURE);
              return () -> new EnvironmentConfig(environment.key(), branch, parallel, onFailure);
            })
        .filter(config -> isAlone(config, environment));
  }

  private void refuseName(Node.Entry environment) {
    String name = environment.key();
    if (!Forms.NAME.matcher(name).matches()) {
      reading.wrong(
          environment.at(),
          Quoted.of(name) + " is not an environment's name",
          "use a-z, 0-9 and single dashes, at most 63 characters");
    } else if (isOfPreviews(name)) {
      reading.wrong(
          environment.at(),
          Quoted.of(name) + " is what a preview's environment is called",
          "call it something else");
    }
  }

  private static boolean isOfPreviews(String name) {
    return Forms.PREVIEW_ENVIRONMENT.matcher(name).find();
  }

  private void refuseEmpty(Node.Entry environment) {
    boolean isEmpty =
        reading.outline().services().values().stream()
            .noneMatch(service -> service.environments().contains(environment.key()));
    if (isEmpty) {
      reading.wrong(
          environment.at(),
          "no service is in " + Quoted.of(environment.key()),
          "name it under `environments` of a service, or take it out");
    }
  }

  private Optional<String> branch(Node node) {
    if (!reading.outline().hasDatabase()) {
      return reading.wrong(
          node.position(), "there is no `database` block", "take `database-branch` out");
    }
    return scalars.plain().read(node).filter(name -> isNoPreview(name, node));
  }

  private boolean isNoPreview(String branch, Node node) {
    return !isOfPreviews(branch)
        || reading.not(
            node.position(),
            Quoted.of(branch) + " is what a preview's branch is called",
            "name a branch that stays");
  }

  /** What one environment does to its schema, or restores, would be done to the other. */
  private boolean isAlone(EnvironmentConfig config, Node.Entry environment) {
    if (!reading.outline().hasDatabase()) {
      return true;
    }
    String branch = config.databaseBranch().orElse(parent);
    String other = branches.putIfAbsent(branch, config.name());
    return other == null
        || reading.not(
            environment.at(),
            Quoted.of(config.name())
                + " would share the database branch "
                + Quoted.of(branch)
                + " with "
                + Quoted.of(other),
            "give it a `database-branch` of its own");
  }
}

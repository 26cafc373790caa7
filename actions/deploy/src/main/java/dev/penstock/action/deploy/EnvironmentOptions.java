package dev.penstock.action.deploy;

import dev.penstock.command.InputProblems;
import dev.penstock.command.ItemList;
import dev.penstock.pipeline.release.DeployOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What can be said of a deploy to a lasting environment. */
final class EnvironmentOptions {
  private static final Duration LONGEST_WAIT = Duration.ofHours(2);

  @Option(
      names = "--environment",
      description =
          "A lasting environment, one of `environments:` in `penstock.yml`. Without it, a pull"
              + " request's preview is deployed.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--components",
      description =
          "The services to deploy to a lasting environment, separated by commas; `all` or nothing"
              + " for all.")
  private Optional<ItemList> components = Optional.empty();

  @Option(
      names = "--force",
      defaultValue = "false",
      description = "Whether services of a lasting environment are deployed that did not change.")
  private boolean force;

  @Option(
      names = "--ignore-hold",
      defaultValue = "false",
      description = "Whether a commit is deployed that a rollback put on hold.")
  private boolean ignoreHold;

  @Option(
      names = "--wait",
      defaultValue = "30m",
      description =
          "How long to wait for another run in the same environment; `0s` to be refused at once.")
  private Duration patience = Duration.ofMinutes(30);

  Optional<String> environment() {
    return environment;
  }

  void check(InputProblems problems) {
    if (patience.isNegative() || patience.compareTo(LONGEST_WAIT) > 0) {
      problems.add("wait", "must be 0s to 2h");
    }
  }

  DeployOptions options() {
    Set<String> picked = components.map(list -> Set.copyOf(list.items())).orElse(Set.of());
    return new DeployOptions(
        picked.contains("all") ? Set.of() : picked, force, ignoreHold, patience);
  }
}

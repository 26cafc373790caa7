package dev.penstock.report;

import dev.penstock.kernel.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a person rolls an environment of this repository back, as commands that run as they stand.
 *
 * @param workflow the file name of the workflow that runs the action {@code rollback}; {@value
 *     #USUAL_WORKFLOW} unless a repository says otherwise
 * @param variables the environment variables that a run on a developer's machine hands on, besides
 *     the repository and its token: credentials and what {@code penstock.yml} refers to
 */
public record RollbackCommand(String workflow, List<String> variables) {
  /** The workflow's file name when nobody says otherwise. */
  public static final String USUAL_WORKFLOW = "rollback.yml";

  private static final String IMAGE = "ghcr.io/penstock/deploy-preview:v1";
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\.ya?ml");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern ARGUMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

  /**
   * Takes only what a shell leaves alone; other variables are left out.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 for what is no workflow's file name
   */
  public RollbackCommand {
    if (!isWorkflow(workflow)) {
      throw Failure.invalid(
              "input-invalid",
              "The rollback workflow's name is not the name of a file",
              "it has to look like " + USUAL_WORKFLOW,
              "Give the file's name without its folder.")
          .asException();
    }
    variables = variables.stream().filter(VARIABLE.asMatchPredicate()).distinct().toList();
  }

  /** The usual workflow, and Cloudflare's and Neon's credentials. */
  public static RollbackCommand usual() {
    return new RollbackCommand(
        USUAL_WORKFLOW, List.of("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "NEON_API_KEY"));
  }

  /** Whether a text is the file name of a workflow. */
  public static boolean isWorkflow(String text) {
    return FILE.matcher(text).matches();
  }

  /** With {@code gh}, in the workflow. */
  String remote(Target target, Optional<String> repository) {
    return "gh workflow run "
        + workflow
        + repository.map(name -> " --repo " + name).orElse("")
        + target.arguments().map(pair -> " -f " + pair.replace(' ', '=')).collect(joined());
  }

  /** With the image, on the machine of somebody who has the checkout and the credentials. */
  String local(Target target, Optional<String> repository) {
    String handedOn =
        variables.stream().map(variable -> " -e " + variable).collect(Collectors.joining());
    return "GITHUB_TOKEN=$(gh auth token) docker run --rm -v \"$PWD:/work\" -w /work -e GITHUB_TOKEN"
        + repository.map(name -> " -e GITHUB_REPOSITORY=" + name).orElse("")
        + handedOn
        + " "
        + IMAGE
        + " rollback"
        + target.arguments().map(pair -> " --" + pair).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  /**
   * What to go back to.
   *
   * @param environment the environment's name
   * @param to the number of a ledger entry or a commit
   * @param database whether the database goes back too
   */
  record Target(String environment, String to, boolean database) {

    /** The release that was proven last; empty when there is none that a shell can be given. */
    static Optional<Target> of(ReleaseFacts facts, boolean database) {
      return facts
          .lastProven()
          .flatMap(proven -> proven.deployment().map(String::valueOf).or(proven::commit))
          .map(to -> new Target(facts.environment(), to.toLowerCase(Locale.ROOT), database))
          .filter(Target::isPlain);
    }

    private boolean isPlain() {
      return ARGUMENT.matcher(environment).matches() && ARGUMENT.matcher(to).matches();
    }

    private Stream<String> arguments() {
      Stream<String> services = Stream.of("environment " + environment, "to " + to);
      return database
          ? Stream.concat(services, Stream.of("database restore", "confirm " + environment))
          : services;
    }
  }
}

package dev.penstock.runtime;

import dev.penstock.kernel.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The facts of a workflow run. On a developer's machine most of them are absent.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/variables">default
 *     variables</a>
 */
public final class GitHubRun {
  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9-]+/[A-Za-z0-9._-]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Environment environment;

  GitHubRun(Environment environment) {
    this.environment = environment;
  }

  /** Whether this is a step of a workflow run at all. */
  public boolean inWorkflow() {
    return environment.isOn("GITHUB_ACTIONS");
  }

  /** {@code owner/name}; empty when absent or of another form. */
  public Optional<String> repository() {
    return environment.get("GITHUB_REPOSITORY").filter(name -> REPOSITORY.matcher(name).matches());
  }

  /**
   * {@code owner/name}.
   *
   * @throws dev.penstock.kernel.PenstockException with exit 2 when it is not known
   */
  public String requireRepository() {
    return repository()
        .orElseThrow(
            () ->
                Failure.invalid(
                        "repository-unknown",
                        "The repository is not known",
                        "GITHUB_REPOSITORY is not set to owner/name",
                        "Run inside a workflow, or set GITHUB_REPOSITORY=owner/name.")
                    .asException());
  }

  /** The commit the run was started for; for a pull request that is its test merge, not its tip. */
  public Optional<String> sha() {
    return environment.get("GITHUB_SHA");
  }

  /** The name of the event, such as {@code pull_request}. */
  public Optional<String> eventName() {
    return environment.get("GITHUB_EVENT_NAME");
  }

  /** The run's id, the same for every attempt. */
  public Optional<String> runId() {
    return environment.get("GITHUB_RUN_ID").filter(id -> NUMBER.matcher(id).matches());
  }

  /** Which attempt of the run this is; the first is 1. */
  public int runAttempt() {
    return environment
        .get("GITHUB_RUN_ATTEMPT")
        .filter(attempt -> attempt.matches("[1-9][0-9]{0,8}"))
        .map(Integer::parseInt)
        .orElse(1);
  }

  /** The page of this attempt of the run. */
  public Optional<URI> runUrl() {
    return repository().flatMap(repository -> runId().map(id -> runPage(repository, id)));
  }

  /** Who or what started the run. */
  public Optional<String> actor() {
    return environment.get("GITHUB_ACTOR");
  }

  /** The folder of the checkout; the current folder outside a workflow. */
  public Path workspace() {
    return Path.of(environment.get("GITHUB_WORKSPACE").orElse("")).toAbsolutePath();
  }

  /** Where GitHub's REST API is; {@code https://api.github.com} unless told otherwise. */
  public URI apiUrl() {
    return url("GITHUB_API_URL", "https://api.github.com");
  }

  /** Where GitHub's pages are; {@code https://github.com} unless told otherwise. */
  public URI serverUrl() {
    return url("GITHUB_SERVER_URL", "https://github.com");
  }

  private URI runPage(String repository, String id) {
    String attempt = runAttempt() > 1 ? "/attempts/" + runAttempt() : "";
    return URI.create(serverUrl() + "/" + repository + "/actions/runs/" + id + attempt);
  }

  private URI url(String variable, String otherwise) {
    String text = environment.get(variable).orElse(otherwise).replaceAll("/+$", "");
    try {
      URI url = new URI(text);
      if (url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, as for an address without a host.
    }
    throw Failure.invalid(
            "endpoint-invalid",
            variable + " is not a web address",
            "it has no host or characters that no address has",
            "Set it to something like " + otherwise + ", or leave it out.")
        .asException();
  }
}

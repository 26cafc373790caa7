package dev.penstock.github;

import dev.penstock.http.ApiClient;
import dev.penstock.http.Endpoint;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.kohsuke.github.GHException;

/** Runs calls of the GitHub library and says in Penstock's words what went wrong. Thread-safe. */
final class Calls {
  private static final int CREATION_ATTEMPTS = 3;

  /** What was just made may take a moment to be listed. */
  private static final Duration BEFORE_LOOKING = Duration.ofSeconds(1);

  private final ApiClient client;
  private final RunContext run;
  private final GitHubConnection connection;

  Calls(ApiClient client, RunContext run, GitHubConnection connection) {
    this.client = client;
    this.run = run;
    this.connection = connection;
  }

  /**
   * Runs the work.
   *
   * @param action as it completes "Tried to …"
   * @throws PenstockException whatever goes wrong; with exit 2 when GitHub does not find it
   */
  <T> T run(String action, Callable<T> work) {
    return find(action, work).orElseThrow(() -> notFound(action));
  }

  /** Runs the work; empty when GitHub does not find what it is about. */
  <T> Optional<T> find(String action, Callable<T> work) {
    return attempt(new Errand(action, client, false), work);
  }

  /**
   * Makes something. When nobody knows whether it was made, looks before it tries again.
   *
   * @param lookup finds what an earlier attempt has made
   */
  <T> T create(String action, Callable<T> creation, Supplier<Optional<T>> lookup) {
    for (int attempt = 1; attempt < CREATION_ATTEMPTS; attempt++) {
      try {
        return attempt(new Errand(action, client, true), creation)
            .orElseThrow(() -> notFound(action));
      } catch (UnclearAnswer unclear) {
        run.progress().say("Nobody knows whether GitHub did it; looking (tried to " + action + ")");
        run.time().sleep(BEFORE_LOOKING);
        Optional<T> made = lookup.get();
        if (made.isPresent()) {
          return made.get();
        }
      }
    }
    return run(action, creation);
  }

  /** Calls an endpoint that the library lacks. */
  <T> T call(Endpoint<T> endpoint) {
    return client.call(endpoint);
  }

  private static <T> Optional<T> attempt(Errand errand, Callable<T> work) {
    try {
      return Optional.of(errand.run(work));
    } catch (Missing missing) {
      return Optional.empty();
    } catch (IOException | GHException e) {
      throw unreadable(errand.action(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the library throws nothing else", e);
    }
  }

  /** What to say when GitHub does not find what the action is about. */
  PenstockException notFound(String action) {
    return Failure.invalid(
            "github-not-found",
            "Tried to " + action + " but GitHub does not find it",
            "it is not in " + connection.fullName() + ", or GITHUB_TOKEN may not see it",
            "Check the number and GITHUB_REPOSITORY, and that the token belongs to it.")
        .asException();
  }

  private static PenstockException unreadable(String action, Exception cause) {
    return Failure.unavailable(
            "provider-unreadable",
            "Tried to " + action + " but cannot read GitHub's answer",
            "it is not what GitHub's API promises",
            "Check that GITHUB_API_URL is the address of GitHub's REST API.")
        .asException(cause);
  }
}

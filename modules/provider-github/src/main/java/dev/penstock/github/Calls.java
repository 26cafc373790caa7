package dev.penstock.github;

import dev.penstock.http.ApiClient;
import dev.penstock.http.Endpoint;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls endpoints of GitHub for one repository, with one token. Thread-safe. */
final class Calls {
  private static final int CREATION_ATTEMPTS = 3;

  /** A repository that was renamed twice sends on twice. */
  private static final int MOST_REDIRECTS = 5;

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
   * Calls the endpoint, and follows it to where its repository was moved.
   *
   * @throws PenstockException whatever goes wrong; with exit 2 when GitHub does not find it and the
   *     endpoint does not expect that
   */
  <T> T call(Endpoint<T> endpoint) {
    return call(Asked.of(endpoint, connection.base(), false));
  }

  /**
   * Makes something. When nobody knows whether it was made, looks before it tries again.
   *
   * @param lookup finds what an earlier attempt has made
   */
  <T> T create(Endpoint<T> creation, Supplier<Optional<T>> lookup) {
    for (int attempt = 1; attempt < CREATION_ATTEMPTS; attempt++) {
      try {
        return call(Asked.of(creation, connection.base(), true));
      } catch (UnclearAnswer unclear) {
        Optional<T> made = lookAgain(creation.action(), lookup);
        if (made.isPresent()) {
          return made.get();
        }
      }
    }
    return call(creation);
  }

  private <T> Optional<T> lookAgain(String action, Supplier<Optional<T>> lookup) {
    run.progress().say("Nobody knows whether GitHub did it; looking (tried to " + action + ")");
    run.time().sleep(BEFORE_LOOKING);
    return lookup.get();
  }

  private <T> T call(Asked<T> first) {
    Asked<T> asked = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Reached<T> reached = client.call(asked);
      if (reached instanceof Reached.Here<T>(T value)) {
        return value;
      }
      if (!(reached instanceof Reached.Elsewhere<T>(String target))) {
        break;
      }
      asked = asked.at(target);
    }
    throw notFound(first.action());
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
}

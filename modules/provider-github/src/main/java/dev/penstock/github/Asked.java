package dev.penstock.github;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Endpoint;
import dev.penstock.http.UnreadableAnswer;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint as it is asked: with the headers that every request to GitHub carries, and with what
 * every endpoint may answer besides its own (GitHub REST API, "API versions" and "Follow
 * redirects").
 *
 * @param endpoint what is asked
 * @param request its request, perhaps at another address by now
 * @param base the API's address, without a slash at its end
 * @param looks whether the caller finds out by itself what became of a request that may or may not
 *     have been carried out
 */
record Asked<T>(Endpoint<T> endpoint, ApiRequest request, String base, boolean looks)
    implements Endpoint<Reached<T>> {

  static <T> Asked<T> of(Endpoint<T> endpoint, String base, boolean looks) {
    ApiRequest request =
        endpoint
            .request()
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28");
    return new Asked<>(endpoint, request, base, looks);
  }

  /** The same, where GitHub sent it on to. */
  Asked<T> at(String target) {
    return new Asked<>(endpoint, request.movedTo(target), base, looks);
  }

  @Override
  public String action() {
    return endpoint.action();
  }

  @Override
  public boolean expects(int status) {
    return endpoint.expects(status) || status == 404 || isRedirect(status);
  }

  @Override
  public Reached<T> read(Answer answer) {
    if (endpoint.expects(answer.status())) {
      return new Reached.Here<>(endpoint.read(answer));
    }
    return answer.status() == 404
        ? new Reached.Nowhere<>()
        : new Reached.Elsewhere<>(target(answer.header("Location").orElse("")));
  }

  @Override
  public boolean repeatable() {
    return endpoint.repeatable();
  }

  @Override
  public Set<Integer> busy() {
    return endpoint.busy();
  }

  @Override
  public Optional<Reached<T>> unclear() {
    if (looks) {
      throw new UnclearAnswer();
    }
    return endpoint.unclear().map(Reached.Here::new);
  }

  /** A repository that was renamed sends on; what changes something only if it stays a change. */
  private boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302 -> !request.method().isChanging();
      case 307, 308 -> true;
      default -> false;
    };
  }

  /** The part after the API's address: no answer can send the token anywhere else. */
  private String target(String location) {
    if (!location.startsWith(base + "/")) {
      throw new UnreadableAnswer("it sends on to what is not an address of its API");
    }
    return location.substring(base.length());
  }
}

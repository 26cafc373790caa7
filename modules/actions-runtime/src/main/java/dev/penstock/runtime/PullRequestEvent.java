package dev.penstock.runtime;

import java.util.Optional;

/**
 * What happened to a pull request, as the event's payload tells it. Branch names and logins are
 * whatever their owner chose: untrusted text.
 *
 * @param action what happened, such as {@code opened}, {@code synchronize} or {@code closed}
 * @param number the pull request's number
 * @param headCommit the commit at its tip when the event happened, 40 or 64 hexadecimal digits
 * @param headBranch the branch it comes from
 * @param headRepository where that branch is; empty when that repository has been deleted
 * @param baseBranch the branch it wants to go to
 * @param baseRepository the repository it was opened in
 * @param merged whether it has been merged
 * @param author the login of who opened it; {@code ghost} when that account is gone
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request">the
 *     payload</a>
 */
public record PullRequestEvent(
    String action,
    int number,
    String headCommit,
    String headBranch,
    Optional<String> headRepository,
    String baseBranch,
    String baseRepository,
    boolean merged,
    String author) {

  /**
   * Whether the code comes from another repository. The payload's {@code fork} flag does not tell:
   * it says that the head's repository is somebody's fork, which this very repository may be too.
   */
  public boolean fromFork() {
    return headRepository.filter(baseRepository::equalsIgnoreCase).isEmpty();
  }

  /** Whether the event is the pull request's end, merged or not. */
  public boolean closed() {
    return action.equals("closed");
  }
}

package dev.penstock.github;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * Which repository is worked on, and as whom.
 *
 * @param api the REST API's address, as {@code GITHUB_API_URL} has it
 * @param token a workflow's {@code GITHUB_TOKEN}, an app's or a person's token
 * @param owner the repository's owner
 * @param repository the repository's name, without its owner
 * @param account the login whose comments are ours, such as {@code github-actions[bot]}; empty, the
 *     default, accepts bots and the person the token belongs to
 */
public record GitHubConnection(
    URI api, Secret token, String owner, String repository, Optional<String> account) {

  /** The public API's address. */
  public static final URI PUBLIC_API = URI.create("https://api.github.com");

  private static final int LONGEST_NAME = 100;

  /**
   * From what a workflow knows.
   *
   * @param fullName owner and name, as {@code GITHUB_REPOSITORY} has it
   * @throws dev.penstock.kernel.PenstockException with exit 2 if it is not of that form
   */
  public static GitHubConnection of(URI api, Secret token, String fullName) {
    int slash = fullName.indexOf('/');
    String owner = fullName.substring(0, Math.max(slash, 0));
    String name = fullName.substring(slash + 1);
    if (!isName(owner, "_-") || !isName(name, "._-") || name.equals(".") || name.equals("..")) {
      throw Failure.invalid(
              "repository-malformed",
              "The repository's name cannot be read",
              "it is not of the form owner/name",
              "Set GITHUB_REPOSITORY to the owner and the name, such as octo/codex.")
          .asException();
    }
    return new GitHubConnection(api, token, owner, name, Optional.empty());
  }

  /** The same, counting only this login's comments as ours. */
  public GitHubConnection withAccount(String login) {
    return new GitHubConnection(api, token, owner, repository, Optional.of(login));
  }

  private static boolean isName(String text, String signs) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NAME
        && text.chars().allMatch(sign -> isLetterOrDigit(sign) || signs.indexOf(sign) >= 0);
  }

  private static boolean isLetterOrDigit(int sign) {
    return (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (sign >= '0' && sign <= '9');
  }

  /** The API's address, without a slash at its end. */
  String base() {
    String address = api.toString();
    int end = address.length();
    while (address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(0, end);
  }

  /** Owner and name. */
  public String fullName() {
    return owner + "/" + repository;
  }
}

package dev.penstock.github;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells our comments and issues from those of people who copied the hidden line.
 *
 * <p>A workflow's own token writes as {@code github-actions[bot]} but may not ask who it is, so
 * bots count as ours; nobody can register a login with brackets. What a person wrote is ours only
 * if the token belongs to that person.
 */
final class Authorship {
  private final Optional<String> account;
  private final Supplier<Optional<String>> ask;
  private Optional<String> authenticated = Optional.empty();
  private boolean asked;

  /**
   * For one account.
   *
   * @param account the login whose comments are ours, if it is known
   * @param ask asks GitHub whom the token belongs to; empty for a workflow's or an app's
   */
  Authorship(Optional<String> account, Supplier<Optional<String>> ask) {
    this.account = account;
    this.ask = ask;
  }

  /** Whether that login is ours; nobody's, of an account that was deleted, is not. */
  boolean isOurs(Optional<String> author) {
    return author.filter(this::isUs).isPresent();
  }

  private boolean isUs(String author) {
    if (account.isPresent()) {
      return author.equalsIgnoreCase(account.get());
    }
    return author.endsWith("[bot]") || authenticated().filter(author::equalsIgnoreCase).isPresent();
  }

  private synchronized Optional<String> authenticated() {
    if (!asked) {
      authenticated = ask.get();
      asked = true;
    }
    return authenticated;
  }
}

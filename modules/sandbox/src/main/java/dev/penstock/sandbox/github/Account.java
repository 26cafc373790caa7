package dev.penstock.sandbox.github;

import java.util.Locale;

/**
 * Who acts on GitHub.
 *
 * @param id GitHub's number for the account
 * @param login the name; a bot's ends in {@code [bot]}
 * @param kind what it is
 */
public record Account(long id, String login, Kind kind) {
  /** What comments written with a workflow's own token are signed with. */
  public static final Account ACTIONS_BOT =
      new Account(41_898_282L, "github-actions[bot]", Kind.BOT);

  /** What an account is. */
  public enum Kind {
    USER,
    ORGANIZATION,
    BOT;

    String text() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }
}

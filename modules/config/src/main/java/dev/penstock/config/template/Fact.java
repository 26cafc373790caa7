package dev.penstock.config.template;

/** Something a run knows about itself. */
public enum Fact implements PlainReference {
  /** The pull request's number, digits only. */
  PR("pr"),
  /** The environment's name, a legal name such as {@code pr-8}. */
  ENVIRONMENT("environment"),
  /** The project's name in {@code penstock.yml}. */
  PROJECT("project"),
  /** The name of the service whose configuration this is. */
  SERVICE("service"),
  /** The DNS zone's name. */
  ZONE("zone"),
  /** The commit, 40 hexadecimal digits. */
  COMMIT("commit"),
  /** The pull request's branch as its author named it: untrusted text. */
  BRANCH("branch");

  private final String text;

  Fact(String text) {
    this.text = text;
  }

  /** Whether only a pull request's preview has it, and an environment that lasts has not. */
  public boolean isOfPullRequest() {
    return this == PR || this == BRANCH;
  }

  @Override
  public String text() {
    return text;
  }
}

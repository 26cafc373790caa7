package dev.penstock.config;

/** What puts a service live. */
public enum DeployerChoice implements Choice {
  /** Cloudflare Workers, through the repository's own wrangler. */
  WORKERS("workers"),
  /** Programs of the repository. */
  COMMAND("command");

  private final String text;

  DeployerChoice(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

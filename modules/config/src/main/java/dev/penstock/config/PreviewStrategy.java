package dev.penstock.config;

/** How a pull request's version of a Worker comes to be. */
public enum PreviewStrategy implements Choice {
  /** A Worker of its own, with hosts of its own under the zone. */
  WORKER_PER_PR("worker-per-pr"),
  /** Cloudflare's own previews of one Worker: {@code wrangler preview}, from wrangler 4.135 on. */
  NATIVE("native");

  private final String text;

  PreviewStrategy(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

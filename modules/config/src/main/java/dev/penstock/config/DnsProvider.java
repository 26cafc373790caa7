package dev.penstock.config;

/** Who keeps the DNS zone. */
public enum DnsProvider implements Choice {
  /** Cloudflare. */
  CLOUDFLARE("cloudflare");

  private final String text;

  DnsProvider(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}

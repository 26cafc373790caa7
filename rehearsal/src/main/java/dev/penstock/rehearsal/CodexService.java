package dev.penstock.rehearsal;

import java.util.Locale;

/** The services of {@code examples/codex}, and where pull request #8 has them. */
enum CodexService {
  API("api-preview-8.codex.example"),
  AUTH("auth-preview-8.codex.example"),
  WEB("codex-preview-8.codex.example");

  private final String host;

  CodexService(String host) {
    this.host = host;
  }

  /** Its key in {@code penstock.yml}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String host() {
    return host;
  }

  String url(String path) {
    return "https://" + host + path;
  }
}

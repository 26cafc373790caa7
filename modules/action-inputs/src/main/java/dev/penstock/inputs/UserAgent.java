package dev.penstock.inputs;

import java.util.Optional;

/** What Penstock calls itself to providers, who ask for it (RFC 9110, section 10.1.5). */
final class UserAgent {
  private UserAgent() {}

  static String ofThisBuild() {
    String version =
        Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion())
            .orElse("development");
    return "penstock/" + version + " (+https://github.com/penstock/deploy-preview)";
  }
}

package dev.penstock.pipeline.incident;

/**
 * What makes two failures the same.
 *
 * @param project the project's name
 * @param environment the environment's name
 * @param service the service's key; {@code all} when it is about none in particular
 * @param reason the failure's reason code
 */
public record Signature(String project, String environment, String service, String reason) {

  /** The signature in one line, as an issue's hidden key has it. */
  public String text() {
    return String.join("/", project, environment, service, reason);
  }
}

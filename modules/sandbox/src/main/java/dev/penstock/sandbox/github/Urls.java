package dev.penstock.sandbox.github;

import java.net.URI;

/**
 * The addresses in answers: the API's point back at the sandbox, so that a client which follows one
 * stays on loopback; the web's are GitHub's own.
 *
 * @param base of the API, without a slash at its end
 * @param repository its full name
 */
record Urls(URI base, String repository) {
  private static final String WEB = "https://github.com";

  String api(String path) {
    return base + path;
  }

  String repo(String path) {
    return base + "/repos/" + repository + path;
  }

  String web(String path) {
    return WEB + "/" + repository + path;
  }

  /** Of another repository. */
  Urls of(String other) {
    return new Urls(base, other);
  }
}

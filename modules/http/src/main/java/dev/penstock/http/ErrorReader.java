package dev.penstock.http;

/** Reads a provider's own shape of errors. Must cope with any body: a gateway may have answered. */
@FunctionalInterface
public interface ErrorReader {

  /** What the provider said. */
  VendorError read(Answer answer);

  /** For errors of the shape {@code {"message": "…"}}, as Neon's and GitHub's. */
  static ErrorReader message() {
    return answer -> VendorError.of(answer.status(), answer.json().path("message").asText());
  }
}

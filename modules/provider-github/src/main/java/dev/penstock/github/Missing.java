package dev.penstock.github;

/** GitHub answers 404: it is not there, or the token cannot see it. */
final class Missing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Missing() {
    super("GitHub does not find it");
  }
}

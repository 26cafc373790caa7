package dev.penstock.github;

/** Nobody knows whether the request was carried out: look. */
final class UnclearAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnclearAnswer() {
    super("GitHub may have carried it out");
  }
}

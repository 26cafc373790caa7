package dev.penstock.inputs;

/** What is said of a credential that a run needs and was not given. */
final class Missing {
  private Missing() {}

  static String of(String variable) {
    return "is missing: pass it under with:, from a secret, or set " + variable;
  }
}

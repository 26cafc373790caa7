package dev.penstock.sandbox.cloudflare;

/** The one person of the account. */
final class User {

  static final String ID = "7c5dae5552338874e5053f2534d2767a";
  static final String EMAIL = "dev@example.com";

  private User() {}
}

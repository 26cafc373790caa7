package dev.penstock.http;

/**
 * What a provider said about a request it did not carry out.
 *
 * @param kind what it is about
 * @param message the provider's own words, untrusted; empty when it had none
 */
public record VendorError(Kind kind, String message) {

  /** What it is about. */
  public enum Kind {
    /** The token is not accepted. */
    CREDENTIALS,
    /** The token is accepted but may not do this. */
    RIGHTS,
    /** Anything else. */
    REQUEST
  }

  /** By what HTTP says of the status: 401 and 403 are about the token. */
  public static VendorError of(int status, String message) {
    return new VendorError(kind(status), message);
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.CREDENTIALS;
      case 403 -> Kind.RIGHTS;
      default -> Kind.REQUEST;
    };
  }
}

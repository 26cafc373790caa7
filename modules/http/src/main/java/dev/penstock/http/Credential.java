package dev.penstock.http;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;

/**
 * What an API is used with.
 *
 * @param token the token, sent as a bearer (RFC 6750)
 * @param name what people know it as, such as {@code NEON_API_KEY}
 * @param rights what it must be allowed to do, as it completes "It needs …"
 */
public record Credential(Secret token, String name, String rights) {

  /** Refuses with exit 2 what cannot be a token, before it reaches a header or an error message. */
  public Credential {
    token = token.map(String::strip);
    if (!token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw Failure.invalid(
              "credentials-malformed",
              name + " cannot be a token",
              "it holds a space, a line break or a character outside ASCII",
              "Set it again, exactly as the provider showed it.")
          .asException();
    }
  }
}

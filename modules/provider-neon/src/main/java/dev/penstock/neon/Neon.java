package dev.penstock.neon;

import dev.penstock.http.ApiProfile;
import dev.penstock.http.Credential;
import dev.penstock.http.ErrorReader;
import dev.penstock.http.Pacer;
import dev.penstock.http.RetryPolicy;
import dev.penstock.kernel.Secret;
import java.net.URI;
import java.time.Duration;

/** How Neon's API is used. */
public final class Neon {
  /** The address that {@code NEON_API_HOST} stands in for. */
  public static final URI DEFAULT_API = URI.create("https://console.neon.tech/api/v2");

  private Neon() {}

  /**
   * The API at that address.
   *
   * <p>Rates: 40 a second and 700 a minute (neon.com, "API rate limits"). 423 and 503 say that
   * nothing was done and are always tried again; other failures only where nothing is changed (the
   * API description, "GeneralError").
   *
   * @param base with the path, such as {@link #DEFAULT_API}
   * @param key an API key
   * @param userAgent what Penstock calls itself
   */
  public static ApiProfile profile(URI base, Secret key, String userAgent) {
    return new ApiProfile(
        "Neon",
        base,
        new Credential(key, "NEON_API_KEY", "access to the project's branches"),
        userAgent,
        Pacer.of(40, Duration.ofSeconds(1)).and(Pacer.of(700, Duration.ofMinutes(1))),
        RetryPolicy.standard().withHarmless(423, 503),
        ErrorReader.message());
  }
}

package dev.penstock.cloudflare;

import dev.penstock.cloudflare.wrangler.WranglerLogin;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * With what Cloudflare is used.
 *
 * @param api the API's address
 * @param accountId the account that holds the Workers
 * @param token an API token; what it must be allowed to do is {@link #RIGHTS}
 */
public record CloudflareAccess(URI api, String accountId, Secret token) {
  /** Cloudflare's own address, unless {@code CLOUDFLARE_API_BASE_URL} names another. */
  public static final URI PUBLIC_API = URI.create("https://api.cloudflare.com/client/v4");

  /** What the token must be allowed to do. */
  public static final String RIGHTS =
      "Zone.Zone Read, Zone.DNS Edit, Workers Scripts Edit and Workers Routes Edit";

  private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9_-]+");

  /** Refuses an account id with exit 2 when it cannot be one. */
  public CloudflareAccess {
    if (!ACCOUNT_ID.matcher(accountId).matches()) {
      throw Failure.invalid(
              "account-id-malformed",
              "CLOUDFLARE_ACCOUNT_ID cannot be an account's id",
              "it is empty, or holds something else than letters and digits",
              "Copy it from the account's overview in the dashboard: 32 hexadecimal digits.")
          .asException();
    }
  }

  /** Access to Cloudflare itself, or to what is at the given address. */
  public static CloudflareAccess of(Optional<URI> api, String accountId, Secret token) {
    return new CloudflareAccess(api.orElse(PUBLIC_API), accountId, token);
  }

  WranglerLogin wranglerLogin() {
    return new WranglerLogin(api.toString(), accountId, token);
  }
}

package dev.penstock.assembly;

import dev.penstock.kernel.Secret;
import java.util.Optional;

/**
 * What a run may use. An action asks for those it needs and leaves the others empty.
 *
 * @param neonApiKey Neon's API key
 * @param cloudflareApiToken Cloudflare's API token
 * @param cloudflareAccountId the account of the Workers
 * @param githubToken GitHub's token
 */
public record Credentials(
    Optional<Secret> neonApiKey,
    Optional<Secret> cloudflareApiToken,
    Optional<String> cloudflareAccountId,
    Optional<Secret> githubToken) {

  /** None yet. */
  public static Credentials none() {
    return new Credentials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With a key for Neon. */
  public Credentials withNeon(Secret apiKey) {
    return new Credentials(
        Optional.of(apiKey), cloudflareApiToken, cloudflareAccountId, githubToken);
  }

  /** With a token for Cloudflare. */
  public Credentials withCloudflare(Secret apiToken) {
    return new Credentials(neonApiKey, Optional.of(apiToken), cloudflareAccountId, githubToken);
  }

  /** With the account of the Workers. */
  public Credentials withCloudflareAccount(String accountId) {
    return new Credentials(neonApiKey, cloudflareApiToken, Optional.of(accountId), githubToken);
  }

  /** With a token for GitHub. */
  public Credentials withGitHub(Secret token) {
    return new Credentials(neonApiKey, cloudflareApiToken, cloudflareAccountId, Optional.of(token));
  }
}

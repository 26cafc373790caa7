package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.FromEnvironment;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How Cloudflare is reached. */
public final class CloudflareInputs {
  @Option(
      names = "--cloudflare-api-token",
      description =
          "An API token of Cloudflare with the rights Zone Read, DNS Edit, Workers Scripts Edit and"
              + " Workers Routes Edit.")
  @FromEnvironment("CLOUDFLARE_API_TOKEN")
  private Optional<Secret> apiToken = Optional.empty();

  @Option(
      names = "--cloudflare-account-id",
      description = "The Cloudflare account that holds the Workers.")
  @FromEnvironment("CLOUDFLARE_ACCOUNT_ID")
  private Optional<String> accountId = Optional.empty();

  /** Adds what is missing of them, for a run that cannot do without. */
  public void require(InputProblems problems) {
    if (apiToken.isEmpty()) {
      problems.add("cloudflare-api-token", Missing.of("CLOUDFLARE_API_TOKEN"));
    }
    if (accountId.isEmpty()) {
      problems.add("cloudflare-account-id", Missing.of("CLOUDFLARE_ACCOUNT_ID"));
    }
  }

  /** The credentials with Cloudflare's, where they are given. */
  public Credentials addTo(Credentials credentials) {
    Credentials withToken = apiToken.map(credentials::withCloudflare).orElse(credentials);
    return accountId.map(withToken::withCloudflareAccount).orElse(withToken);
  }
}

package dev.penstock.inputs;

import dev.penstock.assembly.Credentials;
import dev.penstock.command.Input;
import dev.penstock.command.InputGroup;
import dev.penstock.command.InputProblems;
import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Optional;

/** How Cloudflare is reached. */
public final class CloudflareInputs implements InputGroup {
  private final Input<Optional<Secret>> apiToken =
      Input.secret("cloudflare-api-token")
          .describedAs(
              "An API token of Cloudflare with the rights Zone Read, DNS Edit, Workers Scripts Edit and"
                  + " Workers Routes Edit.")
          .from("CLOUDFLARE_API_TOKEN")
          .optional();

  private final Input<Optional<String>> accountId =
      Input.text("cloudflare-account-id")
          .describedAs("The Cloudflare account that holds the Workers.")
          .from("CLOUDFLARE_ACCOUNT_ID")
          .optional();

  @Override
  public List<Input<?>> inputs() {
    return InputGroup.inOrder(apiToken, accountId);
  }

  /** Adds what is missing of them, for a run that cannot do without. */
  public void require(InputProblems problems) {
    if (apiToken.value().isEmpty()) {
      problems.add("cloudflare-api-token", Missing.of("CLOUDFLARE_API_TOKEN"));
    }
    if (accountId.value().isEmpty()) {
      problems.add("cloudflare-account-id", Missing.of("CLOUDFLARE_ACCOUNT_ID"));
    }
  }

  /** The credentials with Cloudflare's, where they are given. */
  public Credentials addTo(Credentials credentials) {
    Credentials withToken = apiToken.value().map(credentials::withCloudflare).orElse(credentials);
    return accountId.value().map(withToken::withCloudflareAccount).orElse(withToken);
  }
}

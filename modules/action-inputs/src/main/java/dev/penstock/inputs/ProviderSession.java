package dev.penstock.inputs;

import dev.penstock.assembly.ConnectedProviders;
import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionContext;
import dev.penstock.pipeline.preview.PreviewProviders;
import java.util.Optional;

/**
 * The providers of one run, and their end.
 *
 * @param providers who does the work
 * @param connections what has to be let go of
 */
public record ProviderSession(PreviewProviders providers, Runnable connections)
    implements AutoCloseable {

  /** Makes sessions. A command is given one, so that tests can hand it fakes. */
  @FunctionalInterface
  public interface Factory {
    /**
     * Connects nothing yet.
     *
     * @param zone the zone whose hosts route to services; empty when there is none
     */
    ProviderSession open(ActionContext context, Credentials credentials, Optional<String> zone);
  }

  /** A session with the real providers. */
  public static ProviderSession open(
      ActionContext context, Credentials credentials, Optional<String> zone) {
    ConnectedProviders providers =
        new ConnectedProviders(
            context.runtime(), context.time(), credentials, zone, UserAgent.ofThisBuild());
    return new ProviderSession(providers, providers::close);
  }

  @Override
  public void close() {
    connections.run();
  }
}

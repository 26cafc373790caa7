package dev.penstock.inputs;

import dev.penstock.assembly.ConnectedEnvironment;
import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionContext;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.Notices;
import dev.penstock.pipeline.release.ReleaseProviders;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The providers of one run for a lasting environment, and their end.
 *
 * @param providers who does the work
 * @param issues where failures are told, connected when it is first asked for
 * @param notices where else to tell, by its secret address
 * @param connections what has to be let go of
 */
public record EnvironmentSession(
    ReleaseProviders providers,
    Supplier<? extends FailureIssues> issues,
    Function<Secret, Notices> notices,
    Runnable connections)
    implements AutoCloseable {

  /** Makes sessions. A command is given one, so that tests can hand it fakes. */
  @FunctionalInterface
  public interface Factory {
    /** Connects nothing yet. */
    EnvironmentSession open(ActionContext context, Credentials credentials);
  }

  /** A session with the real providers. */
  public static EnvironmentSession open(ActionContext context, Credentials credentials) {
    ConnectedEnvironment connected =
        new ConnectedEnvironment(
            context.runtime(), context.time(), credentials, UserAgent.ofThisBuild());
    return new EnvironmentSession(
        connected, connected::failureIssues, connected::notices, connected::close);
  }

  @Override
  public void close() {
    connections.run();
  }
}

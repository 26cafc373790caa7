package dev.penstock.inputs;

import dev.penstock.assembly.ConnectedEnvironment;
import dev.penstock.assembly.Credentials;
import dev.penstock.command.ActionContext;
import dev.penstock.pipeline.incident.FailureIssues;

/**
 * The issues of one run, and their end.
 *
 * @param issues who keeps them
 * @param connections what has to be let go of
 */
public record IssueSession(FailureIssues issues, Runnable connections) implements AutoCloseable {

  /** Makes sessions. A command is given one, so that tests can hand it fakes. */
  @FunctionalInterface
  public interface Factory {
    /** Connects nothing yet. */
    IssueSession open(ActionContext context, Credentials credentials);
  }

  /** A session with GitHub. */
  public static IssueSession open(ActionContext context, Credentials credentials) {
    ConnectedEnvironment providers =
        new ConnectedEnvironment(
            context.runtime(), context.time(), credentials, UserAgent.ofThisBuild());
    return new IssueSession(providers.failureIssues(), providers::close);
  }

  @Override
  public void close() {
    connections.run();
  }
}

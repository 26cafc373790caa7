package dev.penstock.github;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.ledger.Ledger.Liveness;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.RunIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Tells runs that go on from those that were killed. Thread-safe. */
final class RunWatch {
  /** Longer than any step keeps silent. */
  private static final Duration LEASE = Duration.ofMinutes(30);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final GitHubConnection connection;
  private final Calls runs;
  private final Calls deployments;
  private final Time time;
  private final Progress progress;
  private final AtomicBoolean warned = new AtomicBoolean();

  RunWatch(GitHubApi api) {
    this.connection = api.connection();
    this.runs = api.calls(Permission.READ_ACTIONS);
    this.deployments = api.calls(Permission.WRITE_DEPLOYMENTS);
    this.time = api.time();
    this.progress = api.progress();
  }

  Liveness liveness(LedgerEntry begun) {
    RunIdentity run = begun.payload().run();
    return run.id()
        .filter(id -> NUMBER.matcher(id).matches())
        .flatMap(id -> ask(Long.parseLong(id), run.attempt()))
        .orElseGet(() -> byLease(begun));
  }

  /** Empty when GitHub does not say. */
  private Optional<Liveness> ask(long id, int attempt) {
    return switch (runs.call(new ReadWorkflowRun(connection, id))) {
      case ReadWorkflowRun.Standing.Known known ->
          Optional.of(
              known.completed() || known.attempt() > attempt ? Liveness.ENDED : Liveness.RUNNING);
      case ReadWorkflowRun.Standing.Unknown unknown -> Optional.empty();
      case ReadWorkflowRun.Standing.Hidden hidden -> {
        warn();
        yield Optional.empty();
      }
    };
  }

  private Liveness byLease(LedgerEntry begun) {
    Instant last =
        deployments.call(new ReadDeploymentStatuses(connection, begun.id())).stream()
            .findFirst()
            .map(ReadDeploymentStatuses.Said::at)
            .orElse(begun.created());
    return time.since(last).compareTo(LEASE) > 0 ? Liveness.ENDED : Liveness.UNKNOWN;
  }

  private void warn() {
    if (warned.compareAndSet(false, true)) {
      progress.warn(
          "GITHUB_TOKEN may not read workflow runs, so one that was killed counts as dead only "
              + LEASE.toMinutes()
              + " minutes after it last said something. Give it "
              + Permission.READ_ACTIONS.words()
              + ".");
    }
  }
}

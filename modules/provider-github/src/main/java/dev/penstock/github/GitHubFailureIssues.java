package dev.penstock.github;

import dev.penstock.kernel.Time;
import dev.penstock.pipeline.incident.FailureIssues;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.incident.Signature;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The issues of a repository on GitHub that tell of failures.
 *
 * <p>Each carries the label {@code deploy-failure}, the label of its signature, which is the claim
 * to open it, and a hidden first line. Only what the token's own account wrote counts: anybody can
 * open an issue that looks like one. Should two be opened in spite of the claim, the later one is
 * closed as a duplicate by whoever opened it. Thread-safe.
 */
public final class GitHubFailureIssues implements FailureIssues {
  private static final int TRIES = 30;
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final int MOST_PAGES = 10;

  private final GitHubConnection connection;
  private final Calls calls;
  private final Time time;
  private final Ledger ledger;
  private final Authorship authorship;
  private final FailureClaim claim;

  /**
   * For the repository of that API.
   *
   * @param ledger tells which failures were made good since
   */
  public GitHubFailureIssues(GitHubApi api, Ledger ledger) {
    this.connection = api.connection();
    this.calls = api.calls(Permission.WRITE_ISSUES);
    this.time = api.time();
    this.ledger = ledger;
    this.authorship =
        new Authorship(connection.account(), () -> calls.call(new ReadAuthenticatedUser()));
    this.claim = new FailureClaim(connection, calls, time);
  }

  @Override
  public Optional<OpenIssue> report(Incident incident) {
    return healthySince(incident)
        ? Optional.empty()
        : Optional.of(openOrUpdate(incident)).filter(issue -> isStillWanted(issue, incident));
  }

  @Override
  public List<OpenIssue> recover(String project, String environment, long healthy, String comment) {
    return open(issue -> isAbout(issue.marker().signature(), project, environment)).stream()
        .filter(issue -> issue.marker().newest() < healthy)
        .sorted(Comparator.comparingLong(issue -> issue.marker().newest()))
        .filter(issue -> close(issue, healthy, comment))
        .map(issue -> issue.view(false))
        .toList();
  }

  private boolean healthySince(Incident incident) {
    return new LedgerHistory(ledger, incident.signature().environment())
        .lastProven()
        .filter(proven -> proven.id() > incident.entry())
        .isPresent();
  }

  /** A run that was healthy while an issue was opened did not see it yet. */
  private boolean isStillWanted(OpenIssue issue, Incident incident) {
    if (!issue.created() || !healthySince(incident)) {
      return true;
    }
    calls
        .call(new ReadFailureIssue(connection, (int) issue.number()))
        .ifPresent(
            made -> close(made, Long.MAX_VALUE, "A later deployment was healthy in the meantime."));
    return false;
  }

  private OpenIssue openOrUpdate(Incident incident) {
    for (int tries = 1; tries < TRIES; tries++) {
      Optional<OpenIssue> issue = attempt(incident);
      if (issue.isPresent()) {
        return issue.get();
      }
      time.sleep(POLL);
    }
    return open(incident);
  }

  /** Empty while somebody else is at it. */
  private Optional<OpenIssue> attempt(Incident incident) {
    Optional<FailureIssue> open = oldestOpen(incident.signature());
    if (open.isPresent()) {
      return update(open.get(), incident);
    }
    return claim.take(incident.signature()) ? Optional.of(open(incident)) : Optional.empty();
  }

  private OpenIssue open(Incident incident) {
    FailureMarker marker = FailureMarker.of(incident.signature(), incident.entry());
    CreateFailureIssue creation =
        new CreateFailureIssue(
            connection,
            FailureText.of(marker, incident),
            List.of(ListFailureIssues.LABEL, FailureClaim.label(incident.signature())));
    FailureIssue made = calls.create(creation, () -> oldestOpen(incident.signature()));
    return oldestOpen(incident.signature())
        .filter(other -> other.number() < made.number())
        .flatMap(older -> giveWay(made, older, incident))
        .orElseGet(() -> made.view(true));
  }

  private Optional<OpenIssue> giveWay(FailureIssue made, FailureIssue older, Incident incident) {
    Optional<OpenIssue> updated = update(older, incident);
    if (updated.isPresent()) {
      say(made, "duplicate", "Duplicate of #" + older.number());
      change(made, Map.of("state", "closed", "state_reason", "duplicate"));
    }
    return updated;
  }

  /** Empty when it was closed meanwhile. */
  private Optional<OpenIssue> update(FailureIssue issue, Incident incident) {
    FailureMarker marker = issue.marker().with(incident.entry());
    Map<String, String> changes =
        incident.entry() >= marker.newest()
            ? changes(FailureText.of(marker, incident))
            : Map.of("body", FailureText.under(marker, issue));
    if (CommentText.normal(issue.body()).equals(changes.get("body"))) {
      return Optional.of(issue.view(false));
    }
    return change(issue, changes)
        .filter(FailureIssue::open)
        .map(updated -> told(updated, issue.marker(), incident));
  }

  private static Map<String, String> changes(FailureText text) {
    return Map.of("title", text.title(), "body", text.body());
  }

  private OpenIssue told(FailureIssue issue, FailureMarker before, Incident incident) {
    if (!before.knows(incident.entry())) {
      say(
          issue,
          "failure/" + incident.entry(),
          "Deployment " + incident.entry() + " failed in the same way.");
    }
    return issue.view(false);
  }

  /** Whether it was: not when it tells of a later failure by now. */
  private boolean close(FailureIssue listed, long healthy, String comment) {
    return calls
        .call(new ReadFailureIssue(connection, listed.number()))
        .filter(issue -> issue.open() && issue.marker().newest() < healthy)
        .filter(issue -> closeNow(issue, healthy, comment))
        .isPresent();
  }

  private boolean closeNow(FailureIssue issue, long healthy, String comment) {
    say(issue, "recovered/" + issue.marker().newest(), comment);
    Optional<FailureIssue> closed =
        change(issue, Map.of("state", "closed", "state_reason", "completed"));
    if (closed.filter(after -> after.marker().newest() >= healthy).isPresent()) {
      change(issue, Map.of("state", "open"));
      return false;
    }
    claim.release(issue.marker().signature());
    return true;
  }

  /** Says it once, also when a killed run said it already. */
  private void say(FailureIssue issue, String key, String comment) {
    CommentText text = CommentText.of(key, comment);
    CommentThread thread =
        new CommentThread(connection, issue.number(), text.marker(), calls, authorship);
    if (thread.first().isEmpty()) {
      thread.write(text);
    }
  }

  private Optional<FailureIssue> change(FailureIssue issue, Map<String, String> changes) {
    return calls.call(new UpdateFailureIssue(connection, issue.number(), changes));
  }

  private Optional<FailureIssue> oldestOpen(Signature signature) {
    return open(issue -> issue.marker().signature().equals(signature)).stream().findFirst();
  }

  /** The open ones of ours, oldest first. Whose one is may cost a request, so that comes last. */
  private List<FailureIssue> open(Predicate<FailureIssue> wanted) {
    List<FailureIssue> issues = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      ListFailureIssues.Listing listing = calls.call(new ListFailureIssues(connection, page));
      issues.addAll(listing.issues());
      if (listing.isLast()) {
        break;
      }
    }
    return issues.stream()
        .filter(wanted)
        .filter(issue -> authorship.isOurs(issue.author()))
        .toList();
  }

  private static boolean isAbout(Signature signature, String project, String environment) {
    return signature.project().equals(project) && signature.environment().equals(environment);
  }
}

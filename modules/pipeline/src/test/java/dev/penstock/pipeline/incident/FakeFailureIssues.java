package dev.penstock.pipeline.incident;

import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Issues held in memory. Thread-safe. */
public final class FakeFailureIssues implements FailureIssues {
  private final Ledger ledger;
  private final List<Kept> kept = new ArrayList<>();

  /** Whose entries tell what was healthy. */
  public FakeFailureIssues(Ledger ledger) {
    this.ledger = ledger;
  }

  /** An issue as people see it. */
  public static final class Kept {
    private final long number;
    private final Set<Long> entries = new LinkedHashSet<>();
    private final List<String> comments = new ArrayList<>();
    private Incident incident;
    private boolean open = true;

    Kept(long number, Incident incident) {
      this.number = number;
      this.incident = incident;
      entries.add(incident.entry());
    }

    /** Its number. */
    public long number() {
      return number;
    }

    /** The newest failure it tells of. */
    public Incident incident() {
      return incident;
    }

    /** Whether it is open. */
    public boolean isOpen() {
      return open;
    }

    /** What was said when it was closed. */
    public List<String> comments() {
      return List.copyOf(comments);
    }

    /** How many runs failed over this. */
    public int seen() {
      return entries.size();
    }

    private void update(Incident next) {
      entries.add(next.entry());
      if (next.entry() >= incident.entry()) {
        incident = next;
      }
    }

    private OpenIssue view(boolean created) {
      return new OpenIssue(
          number, URI.create("https://github.com/acme/codex/issues/" + number), created);
    }
  }

  @Override
  public synchronized Optional<OpenIssue> report(Incident incident) {
    return isOver(incident) ? Optional.empty() : Optional.of(openOrUpdate(incident));
  }

  private OpenIssue openOrUpdate(Incident incident) {
    Optional<Kept> found =
        kept.stream()
            .filter(Kept::isOpen)
            .filter(issue -> issue.incident.signature().equals(incident.signature()))
            .findFirst();
    found.ifPresent(issue -> issue.update(incident));
    return found.map(issue -> issue.view(false)).orElseGet(() -> add(incident).view(true));
  }

  @Override
  public synchronized List<OpenIssue> recover(
      String project, String environment, long healthy, String comment) {
    List<Kept> over =
        kept.stream()
            .filter(Kept::isOpen)
            .filter(issue -> issue.incident.signature().project().equals(project))
            .filter(issue -> issue.incident.signature().environment().equals(environment))
            .filter(issue -> issue.incident.entry() < healthy)
            .sorted(Comparator.comparingLong(issue -> issue.incident.entry()))
            .toList();
    over.forEach(issue -> close(issue, comment));
    return over.stream().map(issue -> issue.view(false)).toList();
  }

  /** All that there ever were, oldest first. */
  public synchronized List<Kept> all() {
    return List.copyOf(kept);
  }

  /** Those that are open, oldest first. */
  public synchronized List<Kept> open() {
    return kept.stream().filter(Kept::isOpen).toList();
  }

  private Kept add(Incident incident) {
    Kept issue = new Kept(kept.size() + 1, incident);
    kept.add(issue);
    return issue;
  }

  private static void close(Kept issue, String comment) {
    issue.comments.add(comment);
    issue.open = false;
  }

  private boolean isOver(Incident incident) {
    return new LedgerHistory(ledger, incident.signature().environment())
        .lastProven()
        .map(LedgerEntry::id)
        .filter(healthy -> healthy > incident.entry())
        .isPresent();
  }
}

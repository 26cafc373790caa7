package dev.penstock.github;

import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerPayload;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in a repository's deployments on GitHub.
 *
 * <p>GitHub never changes a deployment's payload. So a run begins with a deployment in progress and
 * ends with another one that names it as replaced; then the first is deleted. The payload decides,
 * not the status: wherever a run is killed, what was begun counts as begun until the other one is
 * there, and as replaced from then on. The next run to begin tidies up. Thread-safe.
 */
public final class GitHubLedger implements Ledger {
  private final GitHubApi api;
  private final GitHubConnection connection;
  private final Calls calls;
  private final Optional<URI> log;
  private final RunWatch watch;
  private final Map<Long, KeptEntry> finished = new ConcurrentHashMap<>();
  private final Set<Long> begunHere = ConcurrentHashMap.newKeySet();
  private final Set<Long> over = ConcurrentHashMap.newKeySet();

  /**
   * For the repository of that API.
   *
   * @param log the page of the run, shown beside each status; empty outside a workflow
   */
  public GitHubLedger(GitHubApi api, Optional<URI> log) {
    this.api = api;
    this.connection = api.connection();
    this.calls = api.calls(Permission.WRITE_DEPLOYMENTS);
    this.log = log;
    this.watch = new RunWatch(api);
  }

  @Override
  public LedgerEntry begin(
      String environment, String commit, LedgerPayload payload, String description) {
    if (payload.result() != LedgerPayload.Result.BEGUN) {
      throw new IllegalArgumentException("a run begins with BEGUN");
    }
    tidy(environment);
    KeptEntry.Beside beside = new KeptEntry.Beside(nonce(), Optional.empty(), Optional.empty());
    KeptEntry begun =
        create(new CreateKeptEntry(connection, environment, commit, payload, description, beside));
    begunHere.add(begun.id());
    say(begun);
    return begun.entry();
  }

  @Override
  public void note(LedgerEntry begun, String progress) {
    tell(begun.id(), "in_progress", progress, Optional.empty());
  }

  @Override
  public List<String> notes(LedgerEntry begun) {
    return calls.call(new ReadDeploymentStatuses(connection, begun.id())).stream()
        .map(ReadDeploymentStatuses.Said::text)
        .filter(text -> !text.isBlank())
        .toList();
  }

  @Override
  public LedgerEntry finish(
      LedgerEntry begun, LedgerPayload payload, Optional<URI> url, String description) {
    if (payload.result() == LedgerPayload.Result.BEGUN) {
      throw new IllegalArgumentException("a run does not end with BEGUN");
    }
    KeptEntry entry = ended(begun, payload, url, description);
    say(entry);
    forget(begun.id());
    return entry.entry();
  }

  @Override
  public void abandon(LedgerEntry begun, String why) {
    begunHere.remove(begun.id());
    tell(begun.id(), "error", why, Optional.empty());
  }

  @Override
  public Liveness liveness(LedgerEntry begun) {
    return watch.liveness(begun);
  }

  @Override
  public Stream<LedgerEntry> entries(String environment) {
    return pages(environment).filter(standing()).map(KeptEntry::entry);
  }

  /**
   * Those that count; asked of the newest first. What replaces an entry is newer than it. A deploy
   * or rollback that ended has had its turn and dealt with whatever began before it: that is over
   * too, and costs no asking. A migration leaves it to them.
   */
  private Predicate<KeptEntry> standing() {
    AtomicLong settled = new AtomicLong();
    Set<Long> replaced = new HashSet<>();
    return entry -> {
      entry.beside().replaces().ifPresent(replaced::add);
      if (entry.entry().payload().kind() != LedgerPayload.Kind.MIGRATION) {
        entry.beside().replaces().ifPresent(id -> settled.accumulateAndGet(id, Math::max));
      }
      return !entry.isBegun()
          || (entry.id() > settled.get() && !replaced.contains(entry.id()) && isOpen(entry.id()));
    };
  }

  private boolean isOpen(long id) {
    if (begunHere.contains(id)) {
      return true;
    }
    return !over.contains(id) && !isOver(id);
  }

  /** What is over stays over, and each asking costs a request. */
  private boolean isOver(long id) {
    boolean isOver =
        calls.call(new ReadDeploymentStatuses(connection, id)).stream()
            .findFirst()
            .filter(ReadDeploymentStatuses.Said::isFinal)
            .isPresent();
    if (isOver) {
      over.add(id);
    }
    return isOver;
  }

  private KeptEntry ended(
      LedgerEntry begun, LedgerPayload payload, Optional<URI> url, String description) {
    @Nullable KeptEntry known = finished.get(begun.id());
    if (known != null) {
      return known;
    }
    KeptEntry.Beside beside = new KeptEntry.Beside(nonce(), Optional.of(begun.id()), url);
    KeptEntry made =
        create(
            new CreateKeptEntry(
                connection, begun.environment(), begun.commit(), payload, description, beside));
    finished.put(begun.id(), made);
    return made;
  }

  private KeptEntry create(CreateKeptEntry creation) {
    return calls.create(creation, () -> find(creation));
  }

  private Optional<KeptEntry> find(CreateKeptEntry creation) {
    return newest(creation.environment()).stream()
        .filter(entry -> entry.beside().nonce().equals(creation.beside().nonce()))
        .findFirst();
  }

  /** Says how an entry stands, in the way in which it was first said. */
  private void say(KeptEntry entry) {
    CreateDeploymentStatus status =
        status(entry.id(), entry.state(), entry.description(), entry.beside().url());
    if (calls.call(status) == CreateDeploymentStatus.Result.NO_SUCH_DEPLOYMENT) {
      throw calls.notFound(status.action());
    }
  }

  /** One that is gone needs nothing said of it. */
  private void tell(long id, String state, String text, Optional<URI> url) {
    calls.call(status(id, state, text, url));
  }

  private CreateDeploymentStatus status(long id, String state, String text, Optional<URI> url) {
    return new CreateDeploymentStatus(
        connection, id, state, DeploymentText.fitting(text), url, log);
  }

  /**
   * Finishes what a run that was killed while it ended left: among the newest, where it must be.
   */
  private void tidy(String environment) {
    List<KeptEntry> newest = newest(environment);
    newest.stream()
        .filter(entry -> !entry.isBegun())
        .filter(entry -> newest.stream().anyMatch(other -> isReplaced(other, entry)))
        .forEach(this::finishUp);
  }

  private static boolean isReplaced(KeptEntry entry, KeptEntry by) {
    return by.beside().replaces().filter(id -> id == entry.id()).isPresent();
  }

  private void finishUp(KeptEntry entry) {
    say(entry);
    entry.beside().replaces().ifPresent(this::forget);
  }

  /** The truth is told by now; whether the leftover goes now or with the next run is the same. */
  private void forget(long id) {
    try {
      delete(id);
      begunHere.remove(id);
    } catch (PenstockException e) {
      api.progress().say("Deployment " + id + " is left for the next run: " + e.getMessage());
    }
  }

  private void delete(long id) {
    DeleteDeployment deletion = new DeleteDeployment(connection, id);
    if (calls.call(deletion) == DeleteDeployment.Result.STILL_ACTIVE) {
      tell(id, "inactive", "", Optional.empty());
      calls.call(deletion);
    }
  }

  private List<KeptEntry> newest(String environment) {
    return calls.call(new ListKeptEntries(connection, environment, 1)).entries();
  }

  private Stream<KeptEntry> pages(String environment) {
    return LedgerPages.of(connection, calls, environment);
  }

  private static String nonce() {
    return UUID.randomUUID().toString();
  }
}

package dev.penstock.pipeline.ledger;

import dev.penstock.pipeline.ledger.LedgerPayload.Kind;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an environment's ledger says of its past. Every question reads it anew, from the newest
 * entry back to the first that answers it.
 *
 * <p>A proven release is what a deploy or a rollback left behind with everything proven; a
 * migration alone proves no service. Thread-safe when the ledger is.
 *
 * @param ledger the record
 * @param environment the environment's name
 */
public record LedgerHistory(Ledger ledger, String environment) {
  /** How far back a hold is looked for. */
  private static final int RECENT = 100;

  /**
   * How far back runs that go on are looked for. What ended after such a run began had begun before
   * it, so there are no more entries above it than runs were waiting.
   */
  private static final int NEWEST = 30;

  /** How far back a release is looked for: then nobody wants it any more. */
  private static final int LOOK_BACK = 1_000;

  private static final int SHORTEST_PREFIX = 7;

  /** The release that was proven last. */
  public Optional<LedgerEntry> lastProven() {
    return newest(LedgerHistory::isProvenRelease);
  }

  /**
   * The release that was proven last before that one, is another, and whose commit is not on hold.
   */
  public Optional<LedgerEntry> lastProvenOtherThan(LedgerEntry unwanted) {
    List<ReleasedService> serving = unwanted.payload().services();
    return newest(
        each ->
            each.id() < unwanted.id()
                && isProvenRelease(each)
                && differs(each.payload().services(), serving)
                && holdOn(each.commit()).isEmpty());
  }

  /** The entry of that id, whatever became of it. */
  public Optional<LedgerEntry> byId(long id) {
    return entries(LOOK_BACK)
        .takeWhile(each -> each.id() >= id)
        .filter(each -> each.id() == id)
        .findFirst();
  }

  /**
   * The release that was proven last of a commit.
   *
   * @param commit its hexadecimal digits, or the first seven or more of them; fewer find nothing
   */
  public Optional<LedgerEntry> byCommit(String commit) {
    return commit.length() < SHORTEST_PREFIX
        ? Optional.empty()
        : newest(each -> each.commit().startsWith(commit) && isProvenRelease(each));
  }

  /**
   * The entry that keeps automatic deploys from a commit; empty when none does. Looks at most 100
   * entries back. A release of that very commit that was proven later lifts the hold.
   */
  public Optional<LedgerEntry> holdOn(String commit) {
    return entries(RECENT)
        .filter(each -> holds(each, commit) || isProvenOf(each, commit))
        .findFirst()
        .filter(each -> holds(each, commit));
  }

  /** The entries of others, among the newest 30, that were begun and not ended; newest first. */
  public List<LedgerEntry> begunByOthers(LedgerEntry own) {
    return begun().stream().filter(each -> each.id() != own.id()).toList();
  }

  /** The entries, among the newest 30, that were begun and not ended; newest first. */
  public List<LedgerEntry> begun() {
    return entries(NEWEST).filter(each -> each.payload().result() == Result.BEGUN).toList();
  }

  /** The newest deploy or rollback that ended, however it did. */
  public Optional<LedgerEntry> newestRelease() {
    return newest(
        each -> each.payload().kind() != Kind.MIGRATION && each.payload().result() != Result.BEGUN);
  }

  /** The schema that the newest entry with one tells of. */
  public Optional<SchemaState> lastSchema() {
    return newest(each -> each.payload().schema().isPresent())
        .flatMap(each -> each.payload().schema());
  }

  /** The entries that came after that one, newest first. */
  public List<LedgerEntry> after(LedgerEntry entry) {
    return entries(LOOK_BACK).takeWhile(each -> each.id() > entry.id()).toList();
  }

  private Optional<LedgerEntry> newest(Predicate<LedgerEntry> wanted) {
    return entries(LOOK_BACK).filter(wanted).findFirst();
  }

  private Stream<LedgerEntry> entries(int most) {
    return ledger.entries(environment).limit(most);
  }

  private static boolean isProvenRelease(LedgerEntry entry) {
    LedgerPayload payload = entry.payload();
    return payload.result() == Result.PROVEN
        && payload.kind() != Kind.MIGRATION
        && !payload.services().isEmpty();
  }

  private static boolean isProvenOf(LedgerEntry entry, String commit) {
    return entry.commit().equals(commit) && isProvenRelease(entry);
  }

  private static boolean holds(LedgerEntry entry, String commit) {
    return entry.payload().hold().filter(commit::equals).isPresent();
  }

  private static boolean differs(List<ReleasedService> then, List<ReleasedService> now) {
    Set<List<String>> serving = new HashSet<>();
    now.forEach(service -> serving.add(List.of(service.service(), service.release())));
    Set<String> known = new HashSet<>();
    now.forEach(service -> known.add(service.service()));
    return then.stream()
        .filter(service -> known.contains(service.service()))
        .anyMatch(service -> !serving.contains(List.of(service.service(), service.release())));
  }
}

package dev.penstock.pipeline.release;

import dev.penstock.pipeline.ledger.Ledger;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands when it is its turn. Read once: to undo a bad deploy must not take a ledger
 * that can be reached.
 *
 * @param entry its own entry
 * @param lastProven the release that was proven last
 * @param since the entries after that, newest first
 * @param schema the schema that the ledger knows of
 * @param points the restore points that killed runs have noted, by their entries' ids
 * @param killed entries of runs that ended without saying how, newest first: what they made live is
 *     not proven
 */
record Standing(
    LedgerEntry entry,
    Optional<LedgerEntry> lastProven,
    List<LedgerEntry> since,
    Optional<SchemaState> schema,
    Map<Long, RestorePoint> points,
    List<LedgerEntry> killed) {
  private static final String POINT = "Restore point: ";

  static Standing read(LedgerHistory history, LedgerEntry entry, List<LedgerEntry> killed) {
    Map<Long, RestorePoint> points = new HashMap<>();
    killed.forEach(
        dead -> noted(history.ledger(), dead).ifPresent(point -> points.put(dead.id(), point)));
    Optional<LedgerEntry> proven = history.lastProven();
    return new Standing(
        entry,
        proven,
        proven.map(history::after).orElse(List.of()),
        history.lastSchema(),
        points,
        killed);
  }

  /** How a run notes its restore point, for the one that comes after it should it be killed. */
  static String note(RestorePoint point) {
    return POINT + point.describe();
  }

  private static Optional<RestorePoint> noted(Ledger ledger, LedgerEntry killed) {
    return ledger.notes(killed).stream()
        .filter(note -> note.startsWith(POINT))
        .flatMap(note -> RestorePoint.parse(note.substring(POINT.length())).stream())
        .findFirst();
  }

  /** Where the database can be taken back to before that run; empty when it did not get so far. */
  Optional<RestorePoint> restorePoint(LedgerEntry run) {
    return run.payload().restorePoint().or(() -> Optional.ofNullable(points.get(run.id())));
  }

  /** The restore point of the first of the killed runs that took one: what it migrated is since. */
  Optional<RestorePoint> beforeTheKilled() {
    return killed.reversed().stream().flatMap(run -> restorePoint(run).stream()).findFirst();
  }

  /** What was proven last of each service, by its key. */
  Map<String, ReleasedService> proven() {
    return byKey(lastProven.map(proven -> proven.payload().services()).orElse(List.of()));
  }

  /**
   * What each service goes back to, by its key. A killed run may have put something unproven live,
   * so what served before the oldest of them counts, not what serves now.
   */
  Map<String, ReleasedService> before() {
    LedgerEntry oldest = killed.isEmpty() ? entry : killed.getLast();
    Map<String, ReleasedService> before = byKey(oldest.payload().before());
    before.putAll(proven());
    return before;
  }

  private static Map<String, ReleasedService> byKey(List<ReleasedService> services) {
    Map<String, ReleasedService> byKey = new LinkedHashMap<>();
    services.forEach(service -> byKey.put(service.service(), service));
    return byKey;
  }
}

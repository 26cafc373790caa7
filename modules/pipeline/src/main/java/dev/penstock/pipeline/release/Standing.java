package dev.penstock.pipeline.release;

import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.ReleasedService;
import dev.penstock.pipeline.ledger.SchemaState;
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
 * @param killed entries of runs that ended without saying how, newest first: what they made live is
 *     not proven
 */
record Standing(
    LedgerEntry entry,
    Optional<LedgerEntry> lastProven,
    List<LedgerEntry> since,
    Optional<SchemaState> schema,
    List<LedgerEntry> killed) {

  static Standing read(LedgerHistory history, LedgerEntry entry, List<LedgerEntry> killed) {
    Optional<LedgerEntry> proven = history.lastProven();
    return new Standing(
        entry, proven, proven.map(history::after).orElse(List.of()), history.lastSchema(), killed);
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

package dev.penstock.pipeline.release;

import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.LedgerHistory;
import dev.penstock.pipeline.ledger.ReleasedService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run stands when it is its turn.
 *
 * @param entry its own entry
 * @param history the entries of the runs before it
 * @param killed entries of runs that ended without saying how, newest first: what they made live is
 *     not proven
 */
record Standing(LedgerEntry entry, LedgerHistory history, List<LedgerEntry> killed) {

  Optional<LedgerEntry> lastProven() {
    return history.lastProven();
  }

  /** What was proven last of each service, by its key. */
  Map<String, ReleasedService> proven() {
    return byKey(lastProven().map(entry -> entry.payload().services()).orElse(List.of()));
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

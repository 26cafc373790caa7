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
 * @param killed entries of runs that ended without saying how: what they made live is not proven
 */
record Standing(LedgerEntry entry, LedgerHistory history, List<LedgerEntry> killed) {

  Optional<LedgerEntry> lastProven() {
    return history.lastProven();
  }

  /** What was proven last of each service, by its key. */
  Map<String, ReleasedService> proven() {
    Map<String, ReleasedService> proven = new LinkedHashMap<>();
    lastProven()
        .ifPresent(
            entry ->
                entry.payload().services().forEach(one -> proven.put(one.service(), one)));
    return proven;
  }
}

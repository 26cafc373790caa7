package dev.penstock.pipeline.migration;

import dev.penstock.pipeline.ledger.SchemaState;
import java.util.List;
import java.util.Optional;

/**
 * What migrating came to.
 *
 * @param restorePoint the way back, taken before the command ran
 * @param added the migrations that are applied now and were not before; empty when nothing was, or
 *     the tool keeps no table
 * @param schema the schema now; empty when the tool keeps no table
 */
public record MigrationOutcome(
    RestorePoint restorePoint, List<String> added, Optional<SchemaState> schema) {

  public MigrationOutcome {
    added = List.copyOf(added);
  }
}

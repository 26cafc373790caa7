package dev.penstock.pipeline.release;

import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.RestorePoint;
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

  /** What to tell about it in one line. */
  public String describe() {
    return schema.map(this::describe).orElse("done; the tool keeps no table of what is applied");
  }

  private String describe(SchemaState now) {
    return added.isEmpty()
        ? "nothing to apply, at " + now.version()
        : String.join(", ", added) + " applied, now at " + now.version();
  }
}

package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.pipeline.ledger.LedgerEntry;
import dev.penstock.pipeline.ledger.SchemaState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows whether old code may meet today's schema. It may when the schema is still the one the code
 * was proven on, or when every change since was declared to run older code too.
 */
final class SchemaGuard {
  private SchemaGuard() {}

  /**
   * Why the code of an entry must not be put back; empty when it may be.
   *
   * @param target the entry whose code it is
   * @param since the entries after it, in any order
   * @param now the schema as it is; empty when that is not known
   */
  static Optional<Failure> objection(
      LedgerEntry target, List<LedgerEntry> since, Optional<SchemaState> now) {
    Optional<String> proven = target.payload().schema().map(SchemaState::version);
    boolean mayRun =
        Stream.concat(
                since.stream().flatMap(entry -> entry.payload().schema().stream()), now.stream())
            .filter(schema -> !proven.equals(Optional.of(schema.version())))
            .allMatch(SchemaState::runsOlderCode);
    return mayRun ? Optional.empty() : Optional.of(refusal(target, proven, now));
  }

  private static Failure refusal(
      LedgerEntry target, Optional<String> proven, Optional<SchemaState> now) {
    return Failure.refused(
        "schema-moved-on",
        "The code of deployment %d is not known to run on today's schema".formatted(target.id()),
        ("it was proven on schema %s, today's is %s, and a migration in between was not declared"
                + " backward-compatible")
            .formatted(proven.orElse("unknown"), now.map(SchemaState::version).orElse("unknown")),
        "Go forward: mend the code, or revert the commit but keep its migration, and deploy that. If"
            + " the data itself is wrong, roll back with database: restore, which also takes back"
            + " what was written since.");
  }
}

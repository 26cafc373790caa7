package dev.penstock.pipeline.ledger;

import dev.penstock.pipeline.migration.RestorePoint;
import java.util.List;
import java.util.Optional;

/**
 * What a ledger entry holds. Never a secret.
 *
 * @param project the project's name
 * @param kind what the run was for
 * @param result what became of it
 * @param run who made the entry, to find out whether that run still goes on
 * @param services every service of the environment as the run left it, those it did not touch too
 * @param before every service as the ledger or the providers knew it when the run began
 * @param schema the schema as the run left it; empty when the project has no database
 * @param restorePoint where the database can be taken back to; empty when the run changed no schema
 * @param hold the commit that automatic deploys leave alone from now on; empty for none
 * @param failure why it failed, one line; empty unless it did
 */
public record LedgerPayload(
    String project,
    Kind kind,
    Result result,
    RunIdentity run,
    List<ReleasedService> services,
    List<ReleasedService> before,
    Optional<SchemaState> schema,
    Optional<RestorePoint> restorePoint,
    Optional<String> hold,
    Optional<String> failure) {

  public LedgerPayload {
    services = List.copyOf(services);
    before = List.copyOf(before);
  }

  /** What a run was for. */
  public enum Kind {
    DEPLOY,
    MIGRATION,
    ROLLBACK
  }

  /** What became of a run. */
  public enum Result {
    /** It began; an entry that stays so belongs to a run that was killed. */
    BEGUN,
    /** Everything was proven. */
    PROVEN,
    /** Something failed; what serves was not proven by this run. */
    FAILED,
    /** Something failed, and the release before was put back and proven. */
    ROLLED_BACK
  }
}

package dev.penstock.pipeline.ledger;

import dev.penstock.pipeline.ledger.LedgerPayload.Kind;
import dev.penstock.pipeline.ledger.LedgerPayload.Result;
import dev.penstock.pipeline.migration.RestorePoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries to test with: deploys of codex. */
public final class LedgerSamples {
  public static final String PRODUCTION = "production";
  public static final String COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678";
  public static final String OTHER_COMMIT = "b1b2c3d4e5f60718293a4b5c6d7e8f9012345678";

  private LedgerSamples() {}

  /** A deploy that begins, of the first attempt of a run. */
  public static LedgerPayload begun(String run) {
    return begun(run, 1);
  }

  /** A deploy that begins. */
  public static LedgerPayload begun(String run, int attempt) {
    return deploy(new RunIdentity(Optional.of(run), attempt, Optional.of("alice")), List.of());
  }

  /** A deploy that begins outside a workflow. */
  public static LedgerPayload begunLocally() {
    return deploy(new RunIdentity(Optional.empty(), 1, Optional.of("alice")), List.of());
  }

  /** A deploy that ended, with a release of the service api. */
  public static LedgerPayload ended(Result result, String release) {
    LedgerPayload begun = begun("100");
    return new LedgerPayload(
        begun.project(),
        begun.kind(),
        result,
        begun.run(),
        List.of(api(release)),
        begun.before(),
        Optional.of(new SchemaState("0007_topics (8)", true)),
        Optional.of(
            new RestorePoint.Moment(
                PRODUCTION, Instant.parse("2026-01-01T00:00:00.123456Z"), "0/1A2B3C4")),
        result == Result.ROLLED_BACK ? Optional.of(COMMIT) : Optional.empty(),
        result == Result.PROVEN ? Optional.empty() : Optional.of("api is unhealthy"));
  }

  /** The same for another purpose. */
  public static LedgerPayload as(Kind kind, LedgerPayload payload) {
    return new LedgerPayload(
        payload.project(),
        kind,
        payload.result(),
        payload.run(),
        payload.services(),
        payload.before(),
        payload.schema(),
        payload.restorePoint(),
        payload.hold(),
        payload.failure());
  }

  /** The service api with a release. */
  public static ReleasedService api(String release) {
    return new ReleasedService(
        "api",
        "codex-api",
        release,
        COMMIT,
        "https://api.codex.example",
        Optional.empty(),
        Optional.of("sha256-1f0d"),
        Optional.of("3 in a row after 4.2 s"));
  }

  private static LedgerPayload deploy(RunIdentity run, List<ReleasedService> services) {
    return new LedgerPayload(
        "codex",
        Kind.DEPLOY,
        Result.BEGUN,
        run,
        services,
        List.of(api("0")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

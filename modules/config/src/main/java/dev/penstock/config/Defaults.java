package dev.penstock.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What holds where {@code penstock.yml} says nothing. The JSON Schema and {@code
 * docs/configuration.md} repeat these values; tests hold them together.
 */
public final class Defaults {
  /** The only version of the format so far. */
  public static final int VERSION = 1;

  /** The branch a preview's database starts from. */
  public static final String DATABASE_PARENT = "production";

  /** After how long the provider removes a preview's branch that nobody removed. */
  public static final Duration DATABASE_EXPIRES = Duration.ofDays(14);

  /** Where the migration command runs and where a service is, seen from {@code penstock.yml}. */
  public static final Path DIRECTORY = Path.of(".");

  /** How long migrations may take. */
  public static final Duration MIGRATIONS_TIMEOUT = Duration.ofMinutes(5);

  /** Where a service tells how it is. */
  public static final String HEALTH_PATH = "/health";

  /** How a service tells its commit: the field of that name in its JSON answer. */
  public static final VersionExpectation HEALTH_VERSION =
      new VersionExpectation.JsonField("version");

  /** The HTTP statuses with which a service is healthy. */
  public static final Set<Integer> HEALTH_STATUSES = Set.of(200);

  /** Which redirects of a health path are followed. */
  public static final RedirectsConfig HEALTH_REDIRECTS = new RedirectsConfig.None();

  /** How patient a health check is. */
  public static final PolicyPreset HEALTH_POLICY = PolicyPreset.DEFAULT;

  /** How long a step of a gradual rollout is watched. */
  public static final Duration ROLLOUT_HOLD = Duration.ofSeconds(30);

  /** The share of bad answers, in per cent, that a step of a gradual rollout may have. */
  public static final double ROLLOUT_ERROR_BUDGET = 1.0;

  /** Whether services without an order between them are deployed at the same time. */
  public static final boolean PARALLEL = false;

  /** Whether old code is known to run on every newer schema. */
  public static final boolean BACKWARD_COMPATIBLE = false;

  /** What a deploy does about a service that does not prove itself. */
  public static final OnFailure ON_FAILURE = OnFailure.ROLLBACK;

  /** What is remembered of a database before its schema changes. */
  public static final RestorePointKind RESTORE_POINT = RestorePointKind.MOMENT;

  /** Whose table tells which migrations are applied. */
  public static final MigrationTool MIGRATION_TOOL = MigrationTool.NONE;

  /** How a pull request's version of a Worker comes to be. */
  public static final PreviewStrategy PREVIEW_STRATEGY = PreviewStrategy.WORKER_PER_PR;

  /** How long a program of the repository may take. */
  public static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(10);

  private Defaults() {}
}

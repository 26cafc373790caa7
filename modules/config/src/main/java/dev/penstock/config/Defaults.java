package dev.penstock.config;

import java.nio.file.Path;
import java.time.Duration;

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

  /** How patient a health check is. */
  public static final PolicyPreset HEALTH_POLICY = PolicyPreset.DEFAULT;

  private Defaults() {}
}

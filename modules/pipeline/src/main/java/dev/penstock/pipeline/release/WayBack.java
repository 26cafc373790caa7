package dev.penstock.pipeline.release;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.migration.AppliedMigrations;
import dev.penstock.pipeline.migration.MigrationCommand;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.migration.RestorePoints;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.tool.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells how to get back from a migration that failed.
 *
 * @param to the release that a rollback names, whose data the restore point holds
 */
record WayBack(RestorePoints restorePoints, RestorePoint point, Owner owner, String to) {
  static final String LAST_PROVEN = "last-proven";

  /**
   * The failure.
   *
   * @param before what was applied before the command ran
   * @param look reads what is applied now; may fail, as the database may be what broke
   */
  PenstockException failed(
      MigrationCommand command,
      ToolResult result,
      Optional<AppliedMigrations> before,
      Supplier<Optional<AppliedMigrations>> look) {
    return Failure.failed(
            "migration-failed",
            "The migrations of %s failed: %s".formatted(owner.environment(), command.text()),
            command.explain(result),
            next(before, look))
        .asException();
  }

  private String next(
      Optional<AppliedMigrations> before, Supplier<Optional<AppliedMigrations>> look) {
    try {
      return next(before, look.get());
    } catch (PenstockException e) {
      Failure unreadable = e.failure();
      return "What is applied now could not be told: %s (%s). Before, it was %s.\n%s"
          .formatted(unreadable.what(), unreadable.why(), version(before), restore());
    }
  }

  private String next(Optional<AppliedMigrations> before, Optional<AppliedMigrations> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return "Penstock cannot tell what was applied: the tool keeps no table that it reads.\n"
          + restore();
    }
    List<String> added = before.get().addedIn(after.get());
    return added.isEmpty() ? unchanged(after.get()) : changed(before.get(), after.get(), added);
  }

  private String unchanged(AppliedMigrations now) {
    return "Nothing was applied: by the tool's own table the schema is still at %s. No service was"
            .formatted(now.version())
        + " touched. Mend the migration and deploy again. Should it have changed something outside"
        + " a transaction all the same:\n"
        + restore();
  }

  private String changed(AppliedMigrations before, AppliedMigrations after, List<String> added) {
    return "Applied before it broke: %s. The schema was at %s and is at %s now; no service was"
            .formatted(String.join(", ", added), before.version(), after.version())
        + " touched. Mend the migration and deploy again, or go back.\n"
        + restore();
  }

  /** The commands, each whole, on a line of its own. */
  private String restore() {
    String environment = owner.environment();
    String preserveAs = point.branch() + "-before-restore";
    return """
        The way back is the restore point: %s. Either of these takes the database there, and undoes\
         everything written since:
          penstock rollback --environment=%s --to=%s --database=restore --confirm=%s
          gh workflow run rollback.yml -f environment=%s -f to=%s -f database=restore -f confirm=%s
          %s"""
        .formatted(
            point.describe(),
            environment,
            to,
            environment,
            environment,
            to,
            environment,
            restorePoints.command(point, preserveAs));
  }

  private static String version(Optional<AppliedMigrations> applied) {
    return applied.map(AppliedMigrations::version).orElse("not known");
  }
}

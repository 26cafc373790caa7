package dev.penstock.pipeline.release;

import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.template.Values;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.AppliedMigrations;
import dev.penstock.pipeline.migration.MigrationCommand;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.migration.RestorePoints;
import dev.penstock.pipeline.migration.SchemaHistory;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.step.StepLog;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a lasting environment's schema up to date, after having made sure of the way back. */
public final class MigrateEnvironmentStep {
  /** What taking the restore point is called among the steps of a run. */
  public static final String RESTORE_POINT_TITLE = "Restore point";

  /** What running the command is called among the steps of a run. */
  public static final String TITLE = "Migrations";

  private final RestorePoints restorePoints;
  private final SchemaHistory history;
  private final ToolRunner tools;
  private final StepLog steps;
  private final Consumer<RestorePoint> taken;
  private final String wayBackTo;

  /**
   * The step.
   *
   * @param taken is told the restore point before the command runs, so that it can be written down
   *     where a killed run does not take it along
   */
  public MigrateEnvironmentStep(
      RestorePoints restorePoints,
      SchemaHistory history,
      ToolRunner tools,
      StepLog steps,
      Consumer<RestorePoint> taken) {
    this(restorePoints, history, tools, steps, taken, WayBack.LAST_PROVEN);
  }

  MigrateEnvironmentStep(
      RestorePoints restorePoints,
      SchemaHistory history,
      ToolRunner tools,
      StepLog steps,
      Consumer<RestorePoint> taken,
      String wayBackTo) {
    this.restorePoints = restorePoints;
    this.history = history;
    this.tools = tools;
    this.steps = steps;
    this.taken = taken;
    this.wayBackTo = wayBackTo;
  }

  /**
   * Takes the restore point, then migrates.
   *
   * @param branch the environment's branch
   * @param urls how to connect to it; the command and the look at what is applied go past the
   *     pooler
   * @param root the folder of {@code penstock.yml}
   * @param values what the command's variables may refer to, besides the database's addresses
   * @param owner whose mark a restore point carries
   * @return what came of it; empty, and nothing was touched, when the database has no migrations
   * @throws dev.penstock.kernel.PenstockException with exit 1 and {@code migration-failed} when the
   *     command fails; the way back is in its message
   */
  public Optional<MigrationOutcome> run(
      EnvironmentDatabase database,
      DatabaseBranch branch,
      ConnectionUrls urls,
      Path root,
      Values values,
      Owner owner) {
    return database
        .migrations()
        .map(
            config -> {
              RestorePoint point = take(database, branch, owner);
              MigrationCommand command = new MigrationCommand(config, root);
              WayBack wayBack = new WayBack(restorePoints, point, owner, wayBackTo);
              return steps.run(
                  TITLE, () -> migrate(command, values, urls, wayBack), MigrationOutcome::describe);
            });
  }

  private RestorePoint take(EnvironmentDatabase database, DatabaseBranch branch, Owner owner) {
    return steps.run(
        RESTORE_POINT_TITLE,
        () -> {
          RestorePoint point =
              restorePoints.take(branch, database.login(), database.restorePoint(), owner);
          taken.accept(point);
          return point;
        },
        RestorePoint::describe);
  }

  private MigrationOutcome migrate(
      MigrationCommand command, Values values, ConnectionUrls urls, WayBack wayBack) {
    MigrationsConfig config = command.config();
    Optional<AppliedMigrations> before = history.applied(urls.direct(), config.tool());
    ToolResult result = command.run(tools, values, urls);
    if (!result.succeeded()) {
      throw wayBack.failed(
          command, result, before, () -> history.applied(urls.direct(), config.tool()));
    }
    return outcome(config, wayBack.point(), before, history.applied(urls.direct(), config.tool()));
  }

  private static MigrationOutcome outcome(
      MigrationsConfig config,
      RestorePoint point,
      Optional<AppliedMigrations> before,
      Optional<AppliedMigrations> after) {
    List<String> added = before.flatMap(then -> after.map(then::addedIn)).orElse(List.of());
    return new MigrationOutcome(
        point,
        added,
        after
            .filter(MigrateEnvironmentStep::isTold)
            .map(
                now ->
                    new SchemaState(
                        now.version(), config.backwardCompatible() || added.isEmpty())));
  }

  /** A tool that has just run and has an empty table keeps it elsewhere. */
  private static boolean isTold(AppliedMigrations now) {
    return !now.names().isEmpty();
  }
}

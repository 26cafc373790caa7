package dev.penstock.pipeline.release;

import dev.penstock.config.MigrationTool;
import dev.penstock.config.MigrationsConfig;
import dev.penstock.config.template.Values;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.ledger.SchemaState;
import dev.penstock.pipeline.migration.AppliedMigrations;
import dev.penstock.pipeline.migration.RestorePoint;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lasting environment's database in the course of one run. Used by one thread. */
final class MigratedDatabase {
  private final ReleaseProviders providers;
  private final EnvironmentPlan plan;
  private final RunTools tools;
  private final EnvironmentDatabase database;
  private final DatabaseBranch branch;
  private final ConnectionUrls urls;
  private @Nullable RestorePoint restorePoint;
  private @Nullable MigrationOutcome outcome;

  private MigratedDatabase(
      ReleaseProviders providers,
      EnvironmentPlan plan,
      RunTools tools,
      EnvironmentDatabase database,
      DatabaseBranch branch,
      ConnectionUrls urls) {
    this.providers = providers;
    this.plan = plan;
    this.tools = tools;
    this.database = database;
    this.branch = branch;
    this.urls = urls;
  }

  /**
   * Connects to the plan's database; empty when it has none.
   *
   * @throws PenstockException with exit 2 when its branch does not exist
   */
  static Optional<MigratedDatabase> connect(
      ReleaseProviders providers, EnvironmentPlan plan, RunTools tools) {
    return plan.database()
        .map(
            database -> {
              var branches = providers.databases(database.project());
              DatabaseBranch branch = CheckEnvironmentStep.requireBranch(branches, database);
              ConnectionUrls urls = branches.connect(branch, database.login());
              return new MigratedDatabase(providers, plan, tools, database, branch, urls);
            });
  }

  ConnectionUrls urls() {
    return urls;
  }

  /** Migrates, when there is anything that does. */
  void migrate(Values values, Consumer<RestorePoint> taken) {
    migrate(values, WayBack.LAST_PROVEN, taken);
  }

  /**
   * Migrates, when there is anything that does.
   *
   * @param wayBackTo what a rollback names to get to the restore point
   */
  void migrate(Values values, String wayBackTo, Consumer<RestorePoint> taken) {
    var step =
        new MigrateEnvironmentStep(
            providers.restorePoints(database.project()),
            providers.schemaHistory(),
            providers.tools(),
            tools.steps(),
            point -> {
              restorePoint = point;
              taken.accept(point);
            },
            wayBackTo);
    outcome = step.run(database, branch, urls, plan.root(), values, plan.owner()).orElse(null);
  }

  Optional<RestorePoint> restorePoint() {
    return Optional.ofNullable(restorePoint);
  }

  Optional<MigrationOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /**
   * The schema as it is now; empty when the project has no migrations.
   *
   * @param recorded the schema that the ledger knows of; what differs from it was changed by this
   *     run or by one that was killed
   */
  Optional<SchemaState> schema(Optional<SchemaState> recorded) {
    return database
        .migrations()
        .flatMap(
            migrations ->
                version(migrations)
                    .map(version -> state(migrations, version, recorded))
                    .or(() -> recorded));
  }

  private static SchemaState state(
      MigrationsConfig migrations, String version, Optional<SchemaState> recorded) {
    return recorded
        .filter(known -> known.version().equals(version))
        .map(known -> new SchemaState(version, true))
        .orElseGet(() -> new SchemaState(version, migrations.backwardCompatible()));
  }

  /** A tool that ran and has nothing to show keeps its table where Penstock does not look. */
  private String version(AppliedMigrations applied) {
    return applied.names().isEmpty() && outcome().isPresent() ? ofThisCommit() : applied.version();
  }

  private String ofThisCommit() {
    return "as of " + plan.commit().substring(0, 12);
  }

  /** A tool without a table leaves only the commit to tell schemas apart. */
  private Optional<String> version(MigrationsConfig migrations) {
    if (migrations.tool() == MigrationTool.NONE) {
      return outcome().map(done -> ofThisCommit());
    }
    try {
      return providers.schemaHistory().applied(urls.direct(), migrations.tool()).map(this::version);
    } catch (PenstockException e) {
      tools.progress().warn("What is applied to the database is not known: " + e.failure().what());
      return Optional.of("unknown since " + plan.commit().substring(0, 12));
    }
  }
}

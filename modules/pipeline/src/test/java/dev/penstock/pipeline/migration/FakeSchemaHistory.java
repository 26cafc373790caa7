package dev.penstock.pipeline.migration;

import dev.penstock.config.MigrationTool;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is applied to one database in memory, whatever its address. Thread-safe. */
public final class FakeSchemaHistory implements SchemaHistory {
  private final List<String> names = new ArrayList<>();
  private Optional<Failure> failure = Optional.empty();

  /** One more migration is applied. */
  public synchronized FakeSchemaHistory apply(String name) {
    names.add(name);
    return this;
  }

  /** What is applied becomes this, as after a restore. */
  public synchronized void become(List<String> applied) {
    names.clear();
    names.addAll(applied);
  }

  /** A migration broke half-way, and the table says so. */
  public void broke(String name) {
    fail(
        Failure.failed("migration-half-applied", name + " broke half-way", "", "Mend it by hand."));
  }

  /** Every look from now on fails like this. */
  public synchronized void fail(Failure why) {
    failure = Optional.of(why);
  }

  @Override
  public synchronized Optional<AppliedMigrations> applied(Secret directUrl, MigrationTool tool) {
    if (tool == MigrationTool.NONE) {
      return Optional.empty();
    }
    if (failure.isPresent()) {
      throw failure.get().asException();
    }
    return Optional.of(new AppliedMigrations(names));
  }
}

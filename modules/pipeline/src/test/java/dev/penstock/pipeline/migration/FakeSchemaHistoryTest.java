package dev.penstock.pipeline.migration;

import dev.penstock.config.MigrationTool;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;

class FakeSchemaHistoryTest extends SchemaHistoryContract {
  private final FakeSchemaHistory history = new FakeSchemaHistory();

  @Override
  protected SchemaHistory history() {
    return history;
  }

  @Override
  protected Secret url() {
    return Secret.of("postgresql://codex:fake-password@production.fake.test/codex");
  }

  @Override
  protected void apply(MigrationTool tool, int number) {
    history.apply("migration-" + number);
  }

  @Override
  protected void breakHalfWay(MigrationTool tool, int number) {
    history.broke("migration-" + number);
  }

  @Override
  protected void goAway() {
    history.fail(
        Failure.unavailable("database-unreachable", "It is gone", "", "Look where it went."));
  }
}

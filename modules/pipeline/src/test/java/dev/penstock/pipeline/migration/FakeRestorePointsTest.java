package dev.penstock.pipeline.migration;

import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.database.FakeDatabaseBranches;
import dev.penstock.testing.VirtualTime;
import java.util.Optional;
import java.util.Set;

class FakeRestorePointsTest extends RestorePointsContract {
  private final FakeDatabaseBranches branches = new FakeDatabaseBranches(new Redactor());
  private final FakeRestorePoints points =
      new FakeRestorePoints(branches, new VirtualTime().time());

  @Override
  protected RestorePoints points() {
    return points;
  }

  @Override
  protected DatabaseBranch production() {
    return branches.find("production").orElseThrow();
  }

  @Override
  protected DatabaseLogin login() {
    return new DatabaseLogin("codex", "codex_owner");
  }

  @Override
  protected void write(String branch, String content) {
    points.write(branch, content);
  }

  @Override
  protected String read(String branch) {
    return points.read(branch);
  }

  @Override
  protected void has(String name) {
    branches.has(name, Optional.empty());
  }

  @Override
  protected Set<String> names() {
    return branches.names();
  }
}

package dev.penstock.pipeline.database;

import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.resource.Owner;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

class FakeDatabaseBranchesTest extends DatabaseBranchesContract {
  private final Redactor redactor = new Redactor();
  private final FakeDatabaseBranches branches = new FakeDatabaseBranches(redactor);

  @Override
  protected DatabaseBranches branches() {
    return branches;
  }

  @Override
  protected Redactor redactor() {
    return redactor;
  }

  @Override
  protected DatabaseLogin login() {
    return new DatabaseLogin("codex", "codex_owner");
  }

  @Override
  protected Instant now() {
    return Instant.parse("2026-01-01T00:00:00Z");
  }

  @Override
  protected void has(String name, Optional<Owner> owner) {
    branches.has(name, owner);
  }

  @Override
  protected void hasProtected(String name, Owner owner) {
    branches.hasProtected(name, owner);
  }

  @Override
  protected Set<String> names() {
    return branches.names();
  }

  @Override
  protected Optional<Instant> expiresAt(String name) {
    return branches.expiresAt(name);
  }
}

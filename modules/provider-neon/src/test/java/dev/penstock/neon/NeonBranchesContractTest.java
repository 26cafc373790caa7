package dev.penstock.neon;

import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.database.DatabaseBranchesContract;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class NeonBranchesContractTest extends DatabaseBranchesContract {
  private final NeonFixture fixture = new NeonFixture();
  private final InMemoryNeon neon = new InMemoryNeon(fixture.time());
  private final NeonBranches branches = fixture.branches(neon);

  @Override
  protected DatabaseBranches branches() {
    return branches;
  }

  @Override
  protected Redactor redactor() {
    return fixture.redactor();
  }

  @Override
  protected DatabaseLogin login() {
    return new DatabaseLogin("codex", "codex_owner");
  }

  @Override
  protected Instant now() {
    return fixture.time().instant();
  }

  @Override
  protected void has(String name, Optional<Owner> owner) {
    neon.has(name, owner.map(Mark::of).orElse(Map.of()), false, true);
  }

  @Override
  protected void hasProtected(String name, Owner owner) {
    neon.has(name, Mark.of(owner), true, true);
  }

  @Override
  protected Set<String> names() {
    return Set.copyOf(neon.names());
  }

  @Override
  protected Optional<Instant> expiresAt(String name) {
    return neon.expiresAt(name);
  }
}

package dev.penstock.pipeline.database;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.resource.Removal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A database project in memory with the branch {@code production}. Thread-safe. */
public final class FakeDatabaseBranches implements DatabaseBranches {
  private record Branch(
      String id, Optional<Owner> owner, boolean isProtected, Optional<Instant> expiresAt) {}

  private final Map<String, Branch> branches = new LinkedHashMap<>();
  private final Redactor redactor;
  private int made;

  /** A project whose secrets become known to the redactor. */
  public FakeDatabaseBranches(Redactor redactor) {
    this.redactor = redactor;
    put("production", Optional.empty(), true, Optional.empty());
  }

  /** Somebody else made a branch, with this owner's mark or none. */
  public synchronized void has(String name, Optional<Owner> owner) {
    put(name, owner, false, Optional.empty());
  }

  /** Somebody protected a branch that carries the owner's mark. */
  public synchronized void hasProtected(String name, Owner owner) {
    put(name, Optional.of(owner), true, Optional.empty());
  }

  /** The names of all branches. */
  public synchronized Set<String> names() {
    return Set.copyOf(branches.keySet());
  }

  /** When the branch goes away by itself; empty for never. */
  public synchronized Optional<Instant> expiresAt(String name) {
    return Optional.ofNullable(branches.get(name)).flatMap(Branch::expiresAt);
  }

  @Override
  public synchronized Optional<DatabaseBranch> find(String name) {
    return Optional.ofNullable(branches.get(name))
        .map(branch -> new DatabaseBranch(branch.id(), name, false));
  }

  @Override
  public synchronized DatabaseBranch ensure(BranchRequest request) {
    Branch existing = branches.get(request.name());
    if (existing != null) {
      checkOwned(request.name(), existing, request.owner());
      put(request.name(), existing.id(), existing.owner(), false, expiry(existing, request));
      return new DatabaseBranch(existing.id(), request.name(), false);
    }
    if (!branches.containsKey(request.parent())) {
      throw unknownParent(request.parent());
    }
    Branch branch = put(request.name(), Optional.of(request.owner()), false, request.expiresAt());
    return new DatabaseBranch(branch.id(), request.name(), true);
  }

  @Override
  public synchronized ConnectionUrls connect(DatabaseBranch branch, DatabaseLogin login) {
    return new ConnectionUrls(url(branch.id() + "-pooler", login), url(branch.id(), login));
  }

  @Override
  public synchronized Removal remove(String name, Owner owner) {
    Branch existing = branches.get(name);
    if (existing == null) {
      return Removal.WAS_ABSENT;
    }
    checkOwned(name, existing, owner);
    branches.remove(name);
    return Removal.REMOVED;
  }

  private Branch put(
      String name, Optional<Owner> owner, boolean isProtected, Optional<Instant> expiresAt) {
    return put(name, "br-fake-" + ++made, owner, isProtected, expiresAt);
  }

  private Branch put(
      String name,
      String id,
      Optional<Owner> owner,
      boolean isProtected,
      Optional<Instant> expiresAt) {
    Branch branch = new Branch(id, owner, isProtected, expiresAt);
    branches.put(name, branch);
    return branch;
  }

  private Secret url(String host, DatabaseLogin login) {
    Secret url =
        Secret.of(
            "postgresql://%s:fake-password@%s.fake.test/%s"
                .formatted(login.role(), host, login.database()));
    redactor.add(Secret.of("fake-password"));
    redactor.add(url);
    return url;
  }

  private static Optional<Instant> expiry(Branch existing, BranchRequest request) {
    return request.expiresAt().or(existing::expiresAt);
  }

  private static void checkOwned(String name, Branch branch, Owner owner) {
    if (branch.isProtected()) {
      throw refused("branch-protected", name);
    }
    if (!branch.owner().equals(Optional.of(owner))) {
      throw refused("branch-not-ours", name);
    }
  }

  private static RuntimeException refused(String reason, String name) {
    return Failure.refused(reason, "Left branch " + name + " alone", "", "Choose another name.")
        .asException();
  }

  private RuntimeException unknownParent(String parent) {
    return Failure.invalid(
            "database-parent-unknown",
            "There is no branch " + parent,
            "",
            "Choose one of: " + String.join(", ", branches.keySet()) + ".")
        .asException();
  }
}

package dev.penstock.sandbox.neon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes branches out of branches, and removes them. Called with the world's lock held. */
final class Branching {

  private final World world;
  private final Computes computes;

  Branching(World world, Computes computes) {
    this.world = world;
    this.computes = computes;
  }

  Project createProject(ProjectSeed seed) {
    Instant now = world.now();
    Branch branch =
        new Branch(world.ids().of("br"), seed.branch(), Optional.empty(), Map.of(), now);
    branch.guard(seed.guarded(), now);
    createRole(branch, seed.role(), seed.password());
    createDatabase(branch, seed.database(), seed.role());
    Project project = new Project(seed.id(), seed.name(), branch, now);
    world.add(project);
    computes.start(project, branch, "read_write");
    return project;
  }

  void deleteProject(Project project) {
    project.branches().forEach(branch -> clear(branch));
    world.remove(project);
  }

  Role createRole(Branch branch, String name, String password) {
    Instant now = world.now();
    Role role = new Role(name, password, world.cluster().createLogin(name, password), now, now);
    branch.roles().put(name, role);
    return role;
  }

  Database createDatabase(Branch branch, String name, String owner) {
    Instant now = world.now();
    String stored = world.cluster().createDatabase(owner);
    Database database = new Database(idOf(stored), name, owner, stored, now, now);
    branch.databases().put(name, database);
    return database;
  }

  /** The number at the end of the stored name: unique, and a number as Neon's ids are. */
  private static long idOf(String stored) {
    return Long.parseLong(stored.substring(stored.lastIndexOf('_') + 1));
  }

  Branch.Parent head(Branch branch) {
    return new Branch.Parent(branch.id(), world.cluster().position(), world.now());
  }

  /** A new branch with its parent's roles and a copy of its databases. */
  Branch fork(Project project, Branch parent, String name, Map<String, String> annotation) {
    String id = world.ids().of("br");
    String used = name.isEmpty() ? id : name;
    project.requireFree(used);
    Branch branch = new Branch(id, used, Optional.of(head(parent)), annotation, world.now());
    copy(parent, branch);
    project.add(branch);
    return branch;
  }

  /**
   * Copies roles and databases. A child of a protected branch gets passwords of its own, so that
   * production's do not end up in previews (Neon, "Protected branches").
   */
  private void copy(Branch source, Branch target) {
    for (Role role : source.roles().values()) {
      boolean fresh = source.guarded();
      createRole(target, role.name(), fresh ? world.ids().password() : role.password());
    }
    for (Database database : source.databases().values()) {
      String stored = world.cluster().copyDatabase(database.stored(), database.owner());
      Instant now = world.now();
      target
          .databases()
          .put(
              database.name(),
              new Database(idOf(stored), database.name(), database.owner(), stored, now, now));
    }
  }

  /** Puts a branch back to the head of another one; its endpoints and id stay. */
  void restore(Project project, Branch branch, Branch source, Optional<String> preserve) {
    preserve.ifPresent(project::requireFree);
    branch.endpoints().forEach(Endpoint::disconnect);
    Branch.Parent from = head(source);
    if (preserve.isPresent()) {
      keep(project, branch, preserve.get());
    } else {
      drop(branch);
    }
    copy(source, branch);
    branch.reset(from, world.now());
  }

  /** Moves what a branch holds, and its children, to a new branch without endpoints. */
  private void keep(Project project, Branch branch, String name) {
    Instant now = world.now();
    Branch kept = new Branch(world.ids().of("br"), name, branch.parent(), Map.of(), now);
    kept.roles().putAll(branch.roles());
    kept.databases().putAll(branch.databases());
    branch.roles().clear();
    branch.databases().clear();
    Branch.Parent head = head(kept);
    project.children(branch).forEach(child -> child.moveBelow(head));
    project.add(kept);
  }

  void delete(Project project, Branch branch) {
    clear(branch);
    project.remove(branch);
  }

  private void clear(Branch branch) {
    branch.endpoints().forEach(Endpoint::close);
    branch.endpoints().clear();
    drop(branch);
  }

  private void drop(Branch branch) {
    branch.databases().values().forEach(it -> world.cluster().dropDatabase(it.stored()));
    branch.databases().clear();
    branch.roles().values().forEach(role -> world.cluster().dropLogin(role.login()));
    branch.roles().clear();
  }

  /** Removes what has expired; Neon does it in the background. */
  void expire() {
    for (Project project : world.projects()) {
      for (Branch branch : project.branches()) {
        if (expired(project, branch)) {
          delete(project, branch);
        }
      }
    }
  }

  private boolean expired(Project project, Branch branch) {
    return branch.expiresAt().filter(at -> !at.isAfter(world.now())).isPresent()
        && project.children(branch).isEmpty();
  }

  /** Why a branch may not be deleted, in Neon's words; empty when it may. */
  static Optional<String> keeps(Project project, Branch branch) {
    if (branch.guarded()) {
      return Optional.of("cannot delete protected branch");
    }
    if (project.standard().equals(branch)) {
      return Optional.of("cannot delete the default branch");
    }
    if (branch.parent().isEmpty()) {
      return Optional.of("cannot delete the root branch");
    }
    List<Branch> children = project.children(branch);
    return children.isEmpty()
        ? Optional.empty()
        : Optional.of("cannot delete a branch that has child branches");
  }
}

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
        new Branch(
            world.ids().of("br"), seed.branch(), Optional.empty(), Map.of(), world.cluster(), now);
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
    Role role = new Role(name, password, branch.cluster().createLogin(name, password), now, now);
    branch.roles().put(name, role);
    return role;
  }

  Database createDatabase(Branch branch, String name, String owner) {
    Instant now = world.now();
    String stored = branch.cluster().createDatabase(owner);
    Database database = new Database(idOf(stored), name, owner, stored, now, now);
    branch.databases().put(name, database);
    return database;
  }

  /** The number at the end of the stored name: unique, and a number as Neon's ids are. */
  private static long idOf(String stored) {
    return Long.parseLong(stored.substring(stored.lastIndexOf('_') + 1));
  }

  Branch.Parent head(Branch branch) {
    return new Branch.Parent(branch.id(), branch.cluster().position(), world.now());
  }

  /** A new branch with its parent's roles and databases, as they are or were at a moment. */
  Branch fork(
      Project project,
      Branch parent,
      Optional<Moment> moment,
      String name,
      Map<String, String> annotation) {
    String id = world.ids().of("br");
    String used = name.isEmpty() ? id : name;
    project.requireFree(used);
    Source source = Source.of(world, parent, moment);
    Branch branch =
        new Branch(
            id,
            used,
            Optional.of(source.origin(parent.id(), world.now())),
            annotation,
            source.cluster(),
            world.now());
    fill(branch, source, parent.guarded());
    project.add(branch);
    return branch;
  }

  /**
   * Gives a branch what another one holds or held. A child of a protected branch gets passwords of
   * its own, so that production's do not end up in previews (Neon, "Protected branches").
   */
  private void fill(Branch branch, Source source, boolean newPasswords) {
    for (Role role : source.roles()) {
      String password = newPasswords ? world.ids().password() : role.password();
      branch.roles().put(role.name(), source.take(role, password, world.now()));
    }
    for (Database database : source.databases()) {
      String stored = source.take(database);
      Instant now = world.now();
      branch
          .databases()
          .put(
              database.name(),
              new Database(idOf(stored), database.name(), database.owner(), stored, now, now));
    }
  }

  /**
   * Puts a branch to the head of another one, or to a moment in another one's history or its own;
   * its endpoints and id stay. What it held is kept below it, or goes.
   */
  void restore(
      Project project,
      Branch branch,
      Branch from,
      Optional<Moment> moment,
      Optional<String> preserve) {
    preserve.ifPresent(project::requireFree);
    Source source = Source.of(world, from, moment);
    branch.endpoints().forEach(Endpoint::disconnect);
    Optional<Branch> kept = preserve.map(name -> keep(project, branch, name));
    if (kept.isEmpty()) {
      drop(branch);
    }
    String origin = from.equals(branch) ? kept.orElseThrow().id() : from.id();
    branch.reset(source.origin(origin, world.now()), source.cluster(), world.now());
    fill(branch, source, from.guarded() && !from.equals(branch));
  }

  /** Moves what a branch holds, and its children, to a new branch without endpoints. */
  private Branch keep(Project project, Branch branch, String name) {
    Branch kept =
        new Branch(
            world.ids().of("br"), name, branch.parent(), Map.of(), branch.cluster(), world.now());
    kept.roles().putAll(branch.roles());
    kept.databases().putAll(branch.databases());
    branch.roles().clear();
    branch.databases().clear();
    Branch.Parent head = head(kept);
    project.children(branch).forEach(child -> child.moveBelow(head));
    project.add(kept);
    return kept;
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
    branch.databases().values().forEach(it -> branch.cluster().dropDatabase(it.stored()));
    branch.databases().clear();
    branch.roles().values().forEach(role -> branch.cluster().dropLogin(role.login()));
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

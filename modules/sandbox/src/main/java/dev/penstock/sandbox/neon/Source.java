package dev.penstock.sandbox.neon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a branch is filled from: another one's head, or what one held at a moment.
 *
 * @param cluster where the filled branch is to live
 * @param roles what there is to take
 * @param databases what there is to take
 * @param past the moment; empty for the head
 */
record Source(Cluster cluster, List<Role> roles, List<Database> databases, Optional<Moment> past) {

  Source {
    roles = List.copyOf(roles);
    databases = List.copyOf(databases);
  }

  /**
   * Of a branch. A moment makes a cluster that is nobody else's.
   *
   * @throws NeonException when the branch was not there at that moment
   */
  static Source of(World world, Branch branch, Optional<Moment> moment) {
    return moment
        .map(it -> recovered(world, branch, it))
        .orElseGet(
            () ->
                new Source(
                    branch.cluster(),
                    List.copyOf(branch.roles().values()),
                    List.copyOf(branch.databases().values()),
                    Optional.empty()));
  }

  private static Source recovered(World world, Branch branch, Moment moment) {
    Cluster cluster = world.recover(branch.cluster(), moment);
    List<Database> databases =
        branch.databases().values().stream()
            .filter(it -> cluster.hasDatabase(it.stored()))
            .toList();
    if (databases.isEmpty() && !branch.databases().isEmpty()) {
      throw Moment.outOfRange();
    }
    List<Role> roles =
        branch.roles().values().stream().filter(it -> cluster.hasLogin(it.login())).toList();
    return new Source(cluster, roles, databases, Optional.of(moment));
  }

  /** Where the filled branch comes from. */
  Branch.Parent origin(String branchId, Instant now) {
    return new Branch.Parent(
        branchId,
        past.flatMap(Moment::lsn).orElseGet(cluster::position),
        past.flatMap(Moment::time).orElse(now));
  }

  /** A role as the filled branch has it. */
  Role take(Role role, String password, Instant now) {
    if (past.isEmpty()) {
      return new Role(role.name(), password, cluster.createLogin(role.name(), password), now, now);
    }
    cluster.changePassword(role.login(), password);
    return new Role(role.name(), password, role.login(), role.createdAt(), now);
  }

  /** A database as the filled branch has it; answers the name it is stored under. */
  String take(Database database) {
    return past.isPresent()
        ? database.stored()
        : cluster.copyDatabase(database.stored(), database.owner());
  }
}

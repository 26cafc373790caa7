package dev.penstock.sandbox.neon;

import dev.penstock.kernel.Sleeper;
import dev.penstock.sandbox.postgres.Resolution;
import java.time.Duration;
import java.util.Optional;

/** Starts endpoints and tells their ports who is who. */
final class Computes {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final int POLLS = 3_000;

  private final World world;

  Computes(World world) {
    this.world = world;
  }

  Endpoint start(Project project, Branch branch, String type) {
    if (type.equals("read_write") && branch.writer().isPresent()) {
      throw NeonException.conflict("", "read-write endpoint already exists for the branch");
    }
    String id = world.ids().of("ep");
    Endpoint endpoint =
        new Endpoint(
            id,
            branch,
            type,
            (user, database) -> resolve(project, id, user, database),
            world.now());
    branch.endpoints().add(endpoint);
    return endpoint;
  }

  /** Waits as a connection to Neon does: for the compute to start, and for a slow one. */
  private Resolution resolve(Project project, String endpointId, String user, String database)
      throws InterruptedException {
    Sleeper.system().sleep(delay(project, endpointId));
    for (int i = 0; i < POLLS; i++) {
      Optional<Resolution> resolution = tryResolve(project, endpointId, user, database);
      if (resolution.isPresent()) {
        return resolution.get();
      }
      Sleeper.system().sleep(POLL);
    }
    return new Resolution.Refusal("57P03", "the compute did not start in time");
  }

  private Duration delay(Project project, String endpointId) {
    synchronized (world) {
      return project.findEndpoint(endpointId).map(Endpoint::delay).orElse(Duration.ZERO);
    }
  }

  private Optional<Resolution> tryResolve(
      Project project, String endpointId, String user, String database) {
    synchronized (world) {
      Optional<Endpoint> endpoint = project.findEndpoint(endpointId);
      if (endpoint.isEmpty()) {
        return Optional.of(
            new Resolution.Refusal("XX000", "The requested endpoint could not be found"));
      }
      if (endpoint.get().disabled()) {
        return Optional.of(new Resolution.Refusal("XX000", "The endpoint has been disabled"));
      }
      Branch branch = project.branch(endpoint.get().branchId());
      if (project.operations().running(branch.id(), world.now())) {
        return Optional.empty();
      }
      endpoint.get().start(world.now());
      return Optional.of(lookUp(branch, user, database));
    }
  }

  private static Resolution lookUp(Branch branch, String user, String database) {
    Role role = branch.roles().get(user);
    Database stored = branch.databases().get(database);
    if (role == null) {
      return new Resolution.Refusal(
          "28P01", "password authentication failed for user \"" + user + "\"");
    }
    if (stored == null) {
      return new Resolution.Refusal("3D000", "database \"" + database + "\" does not exist");
    }
    return new Resolution.Login(branch.cluster().port(), role.login(), stored.stored());
  }
}

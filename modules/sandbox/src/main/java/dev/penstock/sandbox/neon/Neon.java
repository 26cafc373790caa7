package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Router;
import dev.penstock.sandbox.http.SandboxServer;
import dev.penstock.sandbox.postgres.PostgresServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Neon on loopback: its API, and databases that can be connected to. Thread-safe. */
public final class Neon implements AutoCloseable {

  /** The provider's name in faults and in the exchange log. */
  public static final String PROVIDER = "neon";

  private final World world;
  private final Branching branching;
  private final SandboxServer server;

  private Neon(World world, Branching branching, SandboxServer server) {
    this.world = world;
    this.branching = branching;
    this.server = server;
  }

  /** Starts Neon without any project. */
  public static Neon start(NeonOptions options, Faults faults, ExchangeLog log) {
    World world = new World(options, new Cluster(PostgresServer.start()));
    Computes computes = new Computes(world);
    Branching branching = new Branching(world, computes);
    Router router = router(new Gate(world, branching), world, branching, computes);
    return new Neon(world, branching, SandboxServer.start(PROVIDER, router, faults, log));
  }

  private static Router router(Gate gate, World world, Branching branching, Computes computes) {
    Router router =
        new Router()
            .around(gate)
            .otherwise(
                call -> {
                  throw NeonException.notFound("route " + call);
                });
    Routes routes = new Routes(router, world);
    AccountApi.add(routes);
    ProjectApi.add(routes, branching);
    BranchListApi.add(routes);
    BranchApi.add(routes, branching, computes);
    SchemaApi.add(routes);
    EndpointApi.add(routes, computes);
    RoleApi.add(routes, branching);
    DatabaseApi.add(routes, branching);
    OperationApi.add(routes);
    return router;
  }

  /** Where the API is: what {@code NEON_API_HOST} is set to. */
  public URI api() {
    return URI.create(server.uri() + Routes.PREFIX);
  }

  /** What a caller sets to use it: NEON_API_HOST and NEON_API_KEY. */
  public Map<String, String> environment() {
    return Map.of("NEON_API_HOST", api().toString(), "NEON_API_KEY", world.options().apiKey());
  }

  /** The token of a caller who may only read. */
  public String readOnlyKey() {
    return world.options().readOnlyKey();
  }

  /** Adds a project; it is ready at once. */
  public void seed(ProjectSeed seed) {
    synchronized (world) {
      branching.createProject(seed);
    }
  }

  /** The names of a project's branches, oldest first. */
  public List<String> branches(String project) {
    synchronized (world) {
      return world.project(project).branches().stream().map(Branch::name).toList();
    }
  }

  /** A branch by its name. */
  public Optional<BranchFacts> branch(String project, String name) {
    synchronized (world) {
      Project found = world.project(project);
      return found.named(name).map(branch -> BranchFacts.of(found, branch));
    }
  }

  /**
   * Runs statements on a branch, as the owner of its first database; answers the rows of the last
   * one that has any, with "" for NULL.
   *
   * @throws IllegalArgumentException when there is no such branch or a statement fails
   */
  public List<List<String>> sql(String project, String branch, String statements) {
    Database database = database(project, branch);
    return cluster(project, branch).query(database.stored(), database.owner(), statements);
  }

  private Database database(String project, String branch) {
    synchronized (world) {
      return named(project, branch).databases().values().stream()
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(branch + " has no database"));
    }
  }

  private Cluster cluster(String project, String branch) {
    synchronized (world) {
      return named(project, branch).cluster();
    }
  }

  private Branch named(String project, String branch) {
    return world
        .project(project)
        .named(branch)
        .orElseThrow(() -> new IllegalArgumentException("no branch " + branch));
  }

  /**
   * The connection string of a branch's first database, as its owner.
   *
   * @throws IllegalArgumentException when the branch has no endpoint
   */
  public String connectionUri(String project, String branch, boolean pooled) {
    synchronized (world) {
      Branch found = named(project, branch);
      Database database = database(project, branch);
      Role owner = found.roles().get(database.owner());
      Optional<Endpoint> endpoint = found.writer();
      if (owner == null || endpoint.isEmpty()) {
        throw new IllegalArgumentException(branch + " has no endpoint");
      }
      return ConnectionUri.of(endpoint.get(), owner, database.name(), pooled);
    }
  }

  /** Lets operations of later requests take this long; a request's operations share it. */
  public void operationsTake(Duration duration) {
    synchronized (world) {
      world.operationsTake(duration);
    }
  }

  /** Finishes all operations now. */
  public void finishOperations() {
    synchronized (world) {
      world.finishOperations();
    }
  }

  /** Lets every new connection to a branch wait this long first, as a cold compute does. */
  public void slowDown(String project, String branch, Duration delay) {
    synchronized (world) {
      named(project, branch).endpoints().forEach(endpoint -> endpoint.delay(delay));
    }
  }

  /** Suspends a branch's computes: connections end, the next one starts them again. */
  public void suspend(String project, String branch) {
    synchronized (world) {
      named(project, branch).endpoints().forEach(endpoint -> endpoint.suspend(world.now()));
    }
  }

  /** Refuses connections to a branch, or takes them again. */
  public void disable(String project, String branch, boolean disabled) {
    synchronized (world) {
      named(project, branch)
          .endpoints()
          .forEach(endpoint -> endpoint.disable(disabled, world.now()));
    }
  }

  /** Ends the API, all connections and the databases. */
  @Override
  public void close() {
    server.close();
    synchronized (world) {
      world.projects().stream()
          .flatMap(project -> project.endpoints().stream())
          .forEach(Endpoint::close);
    }
    world.close();
  }
}

package dev.penstock.sandbox.github;

import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Reply;
import dev.penstock.sandbox.http.Router;
import dev.penstock.sandbox.http.SandboxServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's REST API on loopback, version 2022-11-28, with what tests put into it. Thread-safe.
 *
 * <p>What it does not know it answers with GitHub's 404. It never refuses for having been called
 * often, unless {@link #limits()} are told to.
 */
public final class GitHub implements AutoCloseable {
  /** Its name in faults and in the exchange log. */
  public static final String PROVIDER = "github";

  private final World world;
  private final Limits limits;
  private final SandboxServer server;

  private GitHub(World world, Limits limits, SandboxServer server) {
    this.world = world;
    this.limits = limits;
    this.server = server;
  }

  /** Starts an empty one. */
  public static GitHub start(Faults faults, ExchangeLog log) {
    return start(faults, log, InstantSource.system());
  }

  /** Starts an empty one with its own idea of the time. */
  public static GitHub start(Faults faults, ExchangeLog log, InstantSource clock) {
    World world = new World(clock);
    Limits limits = new Limits(clock);
    Router router = router(world, limits);
    return new GitHub(world, limits, SandboxServer.start(PROVIDER, router, faults, log));
  }

  private static Router router(World world, Limits limits) {
    Router router = new Router();
    Routes routes = new Routes(router, world);
    AccountEndpoints.addTo(router, world, limits);
    SearchEndpoints.addTo(router, world);
    RepositoryEndpoints.addTo(routes, world);
    IssueEndpoints.addTo(routes, world);
    CommentEndpoints.addTo(routes);
    LabelEndpoints.addTo(routes);
    PullEndpoints.addTo(routes);
    DeploymentEndpoints.addTo(routes);
    DeploymentStatusEndpoints.addTo(routes);
    CommitStatusEndpoints.addTo(routes);
    CheckEndpoints.addTo(routes);
    WorkflowRunEndpoints.addTo(routes);
    return router
        .around(new Gate(world, limits))
        .otherwise(call -> Reply.json(404, Problem.body(404, "Not Found", "")));
  }

  /** Where the API is: what {@code GITHUB_API_URL} says. */
  public URI uri() {
    return server.uri();
  }

  /** A person by login, made when there is none. */
  public Account person(String login) {
    return world.account(login, Account.Kind.USER);
  }

  /**
   * Makes a private repository of an organization, which is made when there is none.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public Repository create(String organization, String name) {
    return world.create(world.account(organization, Account.Kind.ORGANIZATION), name);
  }

  /**
   * A repository by its full name.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  public Repository repository(String fullName) {
    return world.repository(fullName).orElseThrow();
  }

  /** All repositories, by full name. */
  public List<Repository> repositories() {
    return world.repositories();
  }

  /** Opens a pull request to the default branch, as its author would. */
  public Issue open(Repository repository, PullRequestSeed seed) {
    Pull pull =
        new Pull(
            seed.branch(),
            seed.commit(),
            seed.fork().map(this::person),
            Repository.MAIN,
            repository.mainCommit(),
            false,
            Optional.empty(),
            seed.files());
    return repository.open(seed, person(seed.author()), pull);
  }

  /** A token as a workflow run of the repository gets it: {@code secrets.GITHUB_TOKEN}. */
  public Secret workflowToken(Repository repository, Permissions permissions) {
    return world.issue(Account.ACTIONS_BOT, permissions, Optional.of(repository.fullName()));
  }

  /** A person's own token, good for every repository. */
  public Secret personalToken(String login, Permissions permissions) {
    return world.issue(person(login), permissions, Optional.empty());
  }

  /** The rate limits, to be exhausted on order. */
  public Limits limits() {
    return limits;
  }

  /** Stops it. */
  @Override
  public void close() {
    server.close();
  }
}

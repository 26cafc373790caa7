package dev.penstock.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.http.Answer;
import dev.penstock.http.ApiClient;
import dev.penstock.http.ApiRequest;
import dev.penstock.http.Budget;
import dev.penstock.http.Endpoint;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranches;
import dev.penstock.pipeline.database.DatabaseBranchesContract;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.neon.BranchFacts;
import dev.penstock.sandbox.neon.NeonOptions;
import dev.penstock.sandbox.neon.ProjectSeed;
import dev.penstock.testing.VirtualTime;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same over a real connection, to a Neon whose databases can be connected to. */
class SandboxBranchesContractTest extends DatabaseBranchesContract {
  private static final DatabaseLogin LOGIN = new DatabaseLogin("codex", "codex_owner");
  private static final VirtualTime TIME = new VirtualTime();
  private static final Transport TRANSPORT = new OkHttpTransport(TransportOptions.defaults());
  private static dev.penstock.sandbox.neon.Neon neon;
  private static int projects;

  private final String project = "project-" + ++projects;
  private final Redactor redactor = new Redactor();
  private ApiClient api;
  private NeonBranches branches;

  /** What somebody else does who makes a branch by hand. */
  private record MakeByHand(
      Project project, String name, String parent, Map<String, String> mark, boolean isProtected)
      implements Endpoint<Integer> {
    @Override
    public String action() {
      return "make a branch by hand";
    }

    @Override
    public ApiRequest request() {
      return ApiRequest.post("projects", project.id(), "branches")
          .json(
              Map.of(
                  "branch", Map.of("name", name, "parent_id", parent, "protected", isProtected),
                  "endpoints", List.of(Map.of("type", "read_write")),
                  "annotation_value", mark));
    }

    @Override
    public Integer read(Answer answer) {
      return answer.status();
    }
  }

  @BeforeAll
  static void start() {
    NeonOptions options =
        NeonOptions.standard().withClock(TIME).withOperations(Duration.ofSeconds(4));
    neon = dev.penstock.sandbox.neon.Neon.start(options, new Faults(), new ExchangeLog());
  }

  @AfterAll
  static void stop() {
    TRANSPORT.close();
    neon.close();
  }

  @BeforeEach
  void seed() {
    neon.seed(ProjectSeed.of(project, LOGIN.database(), LOGIN.role()));
    RunContext run =
        new RunContext(
            TIME.time(),
            Budget.of(TIME.time(), Duration.ofMinutes(5)),
            Progress.silent(),
            redactor);
    Map<String, String> environment = neon.environment();
    api =
        new ApiClient(
            Neon.profile(
                URI.create(environment.getOrDefault("NEON_API_HOST", "")),
                Secret.of(environment.getOrDefault("NEON_API_KEY", "")),
                "penstock/test"),
            TRANSPORT,
            run);
    branches = new NeonBranches(api, project, run);
  }

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
    return LOGIN;
  }

  @Override
  protected Instant now() {
    return TIME.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  protected void has(String name, Optional<Owner> owner) {
    makeByHand(name, owner.map(Mark::of).orElse(Map.of()), false);
  }

  @Override
  protected void hasProtected(String name, Owner owner) {
    makeByHand(name, Mark.of(owner), true);
  }

  private void makeByHand(String name, Map<String, String> mark, boolean isProtected) {
    Project where = new Project(project);
    String parent = new Branches(api, where).find("production").orElseThrow().branch().id();
    api.call(new MakeByHand(where, name, parent, mark, isProtected));
  }

  @Override
  protected Set<String> names() {
    return Set.copyOf(neon.branches(project));
  }

  @Override
  protected Optional<Instant> expiresAt(String name) {
    return neon.branch(project, name).flatMap(BranchFacts::expiresAt);
  }

  @Test
  void both_addresses_lead_to_a_copy_of_the_parents_data() throws SQLException {
    neon.sql(project, "production", "CREATE TABLE users (name text)");
    neon.sql(project, "production", "INSERT INTO users VALUES ('ada')");
    BranchRequest request =
        new BranchRequest("pr-8", "production", new Owner("codex", "pr-8"), Optional.empty());
    ConnectionUrls urls = branches.connect(branches.ensure(request), LOGIN);

    assertThat(run(urls.direct(), "INSERT INTO users VALUES ('bob') RETURNING 'ok'"))
        .isEqualTo("ok");
    assertThat(run(urls.pooled(), "SELECT string_agg(name, ' ' ORDER BY name) FROM users"))
        .isEqualTo("ada bob");
    assertThat(neon.sql(project, "production", "SELECT name FROM users"))
        .containsExactly(List.of("ada"));
  }

  private static String run(Secret url, String sql) throws SQLException {
    URI uri = URI.create(url.reveal());
    String[] login = uri.getUserInfo().split(":", 2);
    String jdbc = "jdbc:postgresql://" + uri.getAuthority().split("@", 2)[1] + uri.getPath();
    try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1]);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}

package dev.penstock.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.RestorePointKind;
import dev.penstock.http.ApiClient;
import dev.penstock.http.Budget;
import dev.penstock.http.OkHttpTransport;
import dev.penstock.http.Response;
import dev.penstock.http.RunContext;
import dev.penstock.http.Transport;
import dev.penstock.http.TransportOptions;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.database.BranchRequest;
import dev.penstock.pipeline.database.ConnectionUrls;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.migration.DatabaseClock;
import dev.penstock.pipeline.migration.RestorePoint;
import dev.penstock.pipeline.migration.RestorePoints;
import dev.penstock.pipeline.migration.RestorePointsContract;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Fault;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Target;
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
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a Neon whose databases really go back in time. */
class SandboxRestorePointsContractTest extends RestorePointsContract {
  private static final DatabaseLogin LOGIN = new DatabaseLogin("codex", "codex_owner");
  private static final Owner OWNER = new Owner("codex", "production");
  private static final VirtualTime TIME = new VirtualTime();
  private static final Transport TRANSPORT = new OkHttpTransport(TransportOptions.defaults());
  private static final Target RESTORE =
      Target.of("neon", "POST", "/api/v2/projects/{project_id}/branches/{branch_id}/restore");
  private static final Faults FAULTS = new Faults();
  private static dev.penstock.sandbox.neon.Neon neon;
  private static int projects;

  private final String project = "history-" + ++projects;
  private final Redactor redactor = new Redactor();
  private NeonBranches branches;
  private NeonRestorePoints points;

  @BeforeAll
  static void start() {
    NeonOptions options =
        NeonOptions.standard().withClock(TIME).withOperations(Duration.ofMillis(150));
    neon = dev.penstock.sandbox.neon.Neon.start(options, FAULTS, new ExchangeLog());
  }

  @AfterAll
  static void stop() {
    TRANSPORT.close();
    neon.close();
  }

  @BeforeEach
  void seed() {
    neon.seed(ProjectSeed.of(project, LOGIN.database(), LOGIN.role()));
    neon.sql(project, "production", "create table content (text text)");
    branches = NeonBranches.lasting(api(TRANSPORT), project, run());
    points = points(TRANSPORT);
  }

  private NeonRestorePoints points(Transport transport) {
    return new NeonRestorePoints(
        api(transport), project, run(), SandboxRestorePointsContractTest::readClock);
  }

  private RunContext run() {
    return new RunContext(
        TIME.time(), Budget.of(TIME.time(), Duration.ofMinutes(5)), Progress.silent(), redactor);
  }

  private ApiClient api(Transport transport) {
    Map<String, String> environment = neon.environment();
    return new ApiClient(
        Neon.profile(
            URI.create(environment.getOrDefault("NEON_API_HOST", "")),
            Secret.of(environment.getOrDefault("NEON_API_KEY", "")),
            "penstock/test"),
        transport,
        run());
  }

  private static DatabaseClock.Reading readClock(Secret directUrl) {
    URI uri = URI.create(directUrl.reveal());
    String[] login = uri.getUserInfo().split(":", 2);
    String jdbc = "jdbc:postgresql://" + uri.getAuthority().split("@", 2)[1] + uri.getPath();
    try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1]);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select clock_timestamp(), pg_current_wal_lsn()::text")) {
      row.next();
      Instant now = Objects.requireNonNull(row.getObject(1, OffsetDateTime.class)).toInstant();
      return new DatabaseClock.Reading(now, Objects.requireNonNull(row.getString(2)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected RestorePoints points() {
    return points;
  }

  @Override
  protected DatabaseBranch production() {
    return branches.find("production").orElseThrow();
  }

  @Override
  protected DatabaseLogin login() {
    return LOGIN;
  }

  @Override
  protected void write(String branch, String content) {
    neon.sql(
        project, branch, "delete from content; insert into content values ('" + content + "')");
  }

  @Override
  protected String read(String branch) {
    return neon.sql(project, branch, "select text from content").getFirst().getFirst();
  }

  @Override
  protected void has(String name) {
    branches.ensure(
        new BranchRequest(name, "production", new Owner("codex", "pr-8"), Optional.empty()));
  }

  @Override
  protected Set<String> names() {
    return Set.copyOf(neon.branches(project));
  }

  private BranchFacts facts(String name) {
    return neon.branch(project, name).orElseThrow();
  }

  @Test
  void a_moment_is_told_by_the_databases_own_clock() {
    RestorePoint point = points.take(production(), LOGIN, RestorePointKind.MOMENT, OWNER);
    Instant now =
        Instant.parse(
            neon.sql(
                    project,
                    "production",
                    "select to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .getFirst()
                .getFirst());
    assertThat(((RestorePoint.Moment) point).at()).isBetween(now.minus(Duration.ofMinutes(1)), now);
  }

  @Test
  void a_copy_carries_the_owners_mark_and_never_expires() {
    RestorePoint point = points.take(production(), LOGIN, RestorePointKind.BRANCH, OWNER);
    BranchFacts copy = facts(((RestorePoint.Copy) point).copy());
    assertThat(copy.annotation()).isEqualTo(Mark.of(OWNER));
    assertThat(copy.expiresAt()).isEmpty();
    assertThat(copy.name()).matches("production-before-\\d{8}-\\d{6}-\\d{3}");
  }

  @Test
  void the_address_stays_when_a_branch_is_taken_back() {
    write("production", "good");
    ConnectionUrls before = branches.connect(production(), LOGIN);
    RestorePoint point = points.take(production(), LOGIN, RestorePointKind.MOMENT, OWNER);
    points.restore(point, "production-broken");

    assertThat(branches.connect(production(), LOGIN)).isEqualTo(before);
    readClock(before.direct());
  }

  @Test
  void only_a_lasting_environment_gets_the_default_branchs_address() {
    assertThat(branches.connect(production(), LOGIN).direct().reveal()).contains("codex_owner");
    NeonBranches previews = new NeonBranches(api(TRANSPORT), project, run());
    Failure failure =
        catchThrowableOfType(PenstockException.class, () -> previews.connect(production(), LOGIN))
            .failure();
    assertThat(failure.reasonCode()).isEqualTo("branch-protected");
  }

  @Test
  void a_restore_whose_answer_is_lost_is_found_and_not_done_again() {
    write("production", "good");
    RestorePoint point = points.take(production(), LOGIN, RestorePointKind.MOMENT, OWNER);
    write("production", "broken");
    FAULTS.order(RESTORE, Fault.resetAfterwards(), 1);

    points.restore(point, "production-broken");

    assertThat(FAULTS.pending()).isZero();
    assertThat(read("production")).isEqualTo("good");
    assertThat(names()).containsExactlyInAnyOrder("production", "production-broken");
  }

  @Test
  void a_run_killed_at_any_request_is_finished_by_the_next() {
    for (RestorePointKind kind : RestorePointKind.values()) {
      int requests = killedAt(Integer.MAX_VALUE, kind);
      assertThat(requests).isBetween(4, 15);
      for (int n = 1; n <= requests; n++) {
        killedAt(n, kind);
      }
    }
  }

  /** Takes back under a kill, then again without; answers how many requests the first made. */
  private int killedAt(int n, RestorePointKind kind) {
    String preserveAs = "broken-" + kind + "-" + n;
    write("production", "good");
    RestorePoint point = points.take(production(), LOGIN, kind, OWNER);
    write("production", "broken");
    AtomicInteger requests = new AtomicInteger();
    Transport dying =
        request -> {
          Response response = TRANSPORT.send(request);
          if (requests.incrementAndGet() == n) {
            throw new InMemoryNeon.Killed();
          }
          return response;
        };
    try {
      points(dying).restore(point, preserveAs);
    } catch (InMemoryNeon.Killed expected) {
      assertThat(requests).hasValue(n);
    }

    points.restore(point, preserveAs);

    assertThat(read("production")).isEqualTo("good");
    assertThat(read(preserveAs)).isEqualTo("broken");
    return requests.get();
  }

  @Test
  void a_copy_is_not_taken_back_to_twice() {
    write("production", "good");
    RestorePoint point = points.take(production(), LOGIN, RestorePointKind.BRANCH, OWNER);
    points.restore(point, "production-broken");
    write("production", "written since");
    points.restore(point, "production-broken");
    assertThat(read("production")).isEqualTo("written since");
  }

  @Test
  void neons_own_tool_is_told_the_same_point() {
    RestorePoint.Moment moment =
        new RestorePoint.Moment("it's odd", Instant.parse("2026-01-01T00:00:00Z"), "0/1A2B3C4");
    assertThat(points.command(moment, "kept"))
        .isEqualTo(
            "neonctl branches restore 'it'\\''s odd' ^self@0/1A2B3C4 --preserve-under-name kept"
                + " --project-id "
                + project);
    assertThat(points.command(new RestorePoint.Copy("production", "copy"), "kept"))
        .startsWith("neonctl branches restore production copy ");
  }

  @Test
  void a_point_that_neon_does_not_know_says_where_to_look() {
    RestorePoint point =
        new RestorePoint.Moment("production", Instant.parse("2001-01-01T00:00:00Z"), "0/1");
    Failure failure =
        catchThrowableOfType(PenstockException.class, () -> points.restore(point, "kept"))
            .failure();
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.why()).contains("Neon said");
    assertThat(failure.next()).contains("history window");
  }
}

package dev.penstock.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.config.MigrationTool;
import dev.penstock.http.Budget;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.migration.DatabaseClock;
import dev.penstock.pipeline.migration.SchemaHistory;
import dev.penstock.pipeline.migration.SchemaHistoryContract;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.neon.Neon;
import dev.penstock.sandbox.neon.NeonOptions;
import dev.penstock.sandbox.neon.ProjectSeed;
import dev.penstock.testing.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables as the tools make them, in a real PostgreSQL. */
class SandboxSchemaHistoryContractTest extends SchemaHistoryContract {
  private static final String BRANCH = "production";
  private static Neon neon;
  private static int projects;

  private final String project = "schema-" + ++projects;
  private final VirtualTime time = new VirtualTime();
  private final Redactor redactor = new Redactor();
  private final RunContext run =
      new RunContext(
          time.time(), Budget.of(time.time(), Duration.ofMinutes(5)), Progress.silent(), redactor);
  private final PostgresSchemaHistory history = new PostgresSchemaHistory(run);

  @BeforeAll
  static void start() {
    neon =
        Neon.start(
            NeonOptions.standard().withOperations(Duration.ZERO), new Faults(), new ExchangeLog());
  }

  @AfterAll
  static void stop() {
    neon.close();
  }

  @BeforeEach
  void seed() {
    neon.seed(ProjectSeed.of(project, "codex", "codex_owner"));
  }

  @Override
  protected SchemaHistory history() {
    return history;
  }

  @Override
  protected Secret url() {
    Secret url = Secret.of(neon.connectionUri(project, BRANCH, false));
    redactor.add(url);
    return url;
  }

  @Override
  protected void goAway() {
    neon.disable(project, BRANCH, true);
  }

  private void sql(String statements) {
    neon.sql(project, BRANCH, statements);
  }

  @Override
  protected void apply(MigrationTool tool, int number) {
    switch (tool) {
      case DRIZZLE -> drizzle(number);
      case PRISMA -> prisma(number, "now() + interval '%d s'".formatted(number), "NULL");
      case FLYWAY -> flyway(number, "'" + number + "'", "V" + number + "__step.sql", "SQL", true);
      case NONE -> throw new AssertionError("applies nothing");
    }
  }

  @Override
  protected void breakHalfWay(MigrationTool tool, int number) {
    switch (tool) {
      case PRISMA -> prisma(number, "NULL", "NULL");
      case FLYWAY -> flyway(number, "'" + number + "'", "V" + number + "__step.sql", "SQL", false);
      case DRIZZLE, NONE -> throw new AssertionError("does not tell");
    }
  }

  private void drizzle(int number) {
    sql(
        """
        CREATE SCHEMA IF NOT EXISTS drizzle;
        CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations
          (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);
        INSERT INTO drizzle.__drizzle_migrations (hash, created_at)
          VALUES (encode(sha256('%d'), 'hex'), %d)"""
            .formatted(number, 1_767_225_600_000L + number * 1000L));
  }

  private void prisma(int number, String finished, String rolledBack) {
    sql(
        """
        CREATE TABLE IF NOT EXISTS _prisma_migrations (
          id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL,
          finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT,
          rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
          applied_steps_count INTEGER NOT NULL DEFAULT 0);
        INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, rolled_back_at)
          VALUES (gen_random_uuid()::text, '', '2026010100000%d_step', %s, %s)"""
            .formatted(number, finished, rolledBack));
  }

  private void flyway(int rank, String version, String script, String type, boolean success) {
    sql(
        """
        CREATE TABLE IF NOT EXISTS flyway_schema_history (
          installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50),
          description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL,
          script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL,
          installed_on TIMESTAMP NOT NULL DEFAULT now(), execution_time INT NOT NULL,
          success BOOLEAN NOT NULL);
        INSERT INTO flyway_schema_history
          VALUES (%d, %s, 'step', '%s', '%s', 1, 'codex_owner', now(), 5, %s)"""
            .formatted(rank, version, type, script, success));
  }

  private List<String> names(MigrationTool tool) {
    return history.applied(url(), tool).orElseThrow().names();
  }

  @Test
  void drizzles_migrations_are_called_by_their_moment_and_hash() {
    drizzle(1);
    assertThat(names(MigrationTool.DRIZZLE)).containsExactly("20260101000001-6b86b273");
  }

  @Test
  void drizzles_migrations_are_called_by_their_name_where_it_is_kept() {
    drizzle(1);
    sql("ALTER TABLE drizzle.__drizzle_migrations ADD COLUMN name text");
    sql("UPDATE drizzle.__drizzle_migrations SET name = '0000_first'");
    assertThat(names(MigrationTool.DRIZZLE)).containsExactly("0000_first");
  }

  @Test
  void prismas_migrations_that_were_rolled_back_do_not_count() {
    prisma(1, "now()", "NULL");
    prisma(2, "NULL", "now()");
    prisma(2, "now() + interval '1 s'", "NULL");
    assertThat(names(MigrationTool.PRISMA))
        .containsExactly("20260101000001_step", "20260101000002_step");
  }

  @Test
  void prismas_table_may_be_in_a_schema_that_the_address_names() {
    sql("CREATE SCHEMA app; SET search_path = app");
    neon.sql(
        project,
        BRANCH,
        """
        CREATE TABLE app._prisma_migrations
          (migration_name text, finished_at timestamptz, rolled_back_at timestamptz,
           started_at timestamptz);
        INSERT INTO app._prisma_migrations VALUES ('one', now(), NULL, now())""");
    assertThat(names(MigrationTool.PRISMA)).isEmpty();
    assertThat(
            history
                .applied(url().map(url -> url + "&schema=app"), MigrationTool.PRISMA)
                .orElseThrow()
                .names())
        .containsExactly("one");
  }

  @Test
  void flyways_migrations_may_come_out_of_order_be_repeated_and_be_undone() {
    flyway(0, "NULL", "<< Flyway Schema Creation >>", "SCHEMA", true);
    flyway(1, "'2'", "V2__step.sql", "SQL", true);
    flyway(2, "'1'", "V1__step.sql", "SQL", true);
    flyway(3, "NULL", "R__views.sql", "SQL", true);
    flyway(4, "NULL", "R__views.sql", "SQL", true);
    flyway(5, "'3'", "V3__step.sql", "SQL", true);
    flyway(6, "'3'", "U3__step.sql", "UNDO_SQL", true);
    assertThat(names(MigrationTool.FLYWAY))
        .containsExactly("V2__step.sql", "V1__step.sql", "R__views.sql@3", "R__views.sql@4");
  }

  @Test
  void a_table_that_may_not_be_read_is_told_apart_from_a_database_that_is_away() {
    sql("CREATE VIEW _prisma_migrations AS SELECT 1 AS one");
    Failure failure = failure(url(), MigrationTool.PRISMA);
    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("schema-history-unreadable");
  }

  @Test
  void a_wrong_password_is_told_without_any_password_and_not_tried_again() {
    Secret wrong = url().map(url -> url.replaceFirst(":[^:@]+@", ":wr0ngpassw0rd@"));
    Failure failure = failure(wrong, MigrationTool.FLYWAY);
    assertThat(failure.reasonCode()).isEqualTo("database-unreachable");
    assertThat(failure.why()).contains("password authentication failed");
    assertThat(failure.toString()).doesNotContain("wr0ngpassw0rd");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void a_server_that_does_not_answer_is_asked_again_with_longer_pauses() throws IOException {
    Secret gone;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      gone = Secret.of("postgresql://a:passw0rd@127.0.0.1:" + free.getLocalPort() + "/d");
    }
    PenstockException thrown =
        catchThrowableOfType(
            PenstockException.class, () -> history.applied(gone, MigrationTool.PRISMA));
    assertThat(thrown.failure().reasonCode()).isEqualTo("database-unreachable");
    assertThat(time.sleeps()).hasSize(6).isSorted().startsWith(Duration.ofMillis(500));
    assertThat(thrown.getCause()).isNull();
  }

  @Test
  void a_budget_that_is_used_up_ends_the_asking() {
    RunContext poor =
        new RunContext(
            time.time(),
            Budget.of(time.time(), Duration.ofSeconds(1)),
            Progress.silent(),
            redactor);
    Secret gone = Secret.of("postgresql://a:passw0rd@127.0.0.1:1/d");
    assertThatThrownBy(() -> new PostgresSchemaHistory(poor).applied(gone, MigrationTool.PRISMA))
        .isInstanceOf(PenstockException.class);
    assertThat(time.sleeps()).hasSize(1);
  }

  @Test
  void encryption_that_is_asked_for_and_not_there_is_no_connection() {
    Secret strict = url().map(url -> url.replace("sslmode=disable", "sslmode=require"));
    assertThat(failure(strict, MigrationTool.PRISMA).reasonCode())
        .isEqualTo("database-unreachable");
  }

  @Test
  void sessions_cannot_write() {
    Sessions sessions = new Sessions(run);
    Failure failure =
        catchThrowableOfType(
                PenstockException.class,
                () ->
                    sessions.ask(
                        url(),
                        connection -> connection.createStatement().execute("CREATE TABLE t()")))
            .failure();
    assertThat(failure.why()).contains("read-only transaction");
  }

  @Test
  void the_clock_tells_a_position_that_only_grows() throws SQLException {
    PostgresClock clock = new PostgresClock(run);
    DatabaseClock.Reading before = clock.read(url());
    sql("CREATE TABLE t (a int)");
    DatabaseClock.Reading after = clock.read(url());
    assertThat(after.now()).isAfter(before.now());
    assertThat(after.position()).matches("[0-9A-F]+/[0-9A-F]+").isNotEqualTo(before.position());
  }

  private Failure failure(Secret url, MigrationTool tool) {
    return catchThrowableOfType(PenstockException.class, () -> history.applied(url, tool))
        .failure();
  }
}

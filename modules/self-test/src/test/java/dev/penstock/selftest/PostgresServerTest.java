package dev.penstock.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.penstock.config.MigrationTool;
import dev.penstock.http.Budget;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.migration.DatabaseClock;
import dev.penstock.postgres.PostgresClock;
import dev.penstock.postgres.PostgresSchemaHistory;
import dev.penstock.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database, as Penstock's own readers see it through the real driver. */
class PostgresServerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T22:06:14.250Z");

  private final PostgresServer server =
      PostgresServer.start(Identity.of(List.of("localhost"), Instant.now()).context(), () -> NOW);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void it_tells_its_time_over_tls_to_who_knows_the_password() {
    DatabaseClock.Reading reading = new PostgresClock(run()).read(url("none", "require"));
    assertThat(reading.now()).isEqualTo(NOW);
    assertThat(reading.position()).isEqualTo("0/1C0FFEE");
  }

  @Test
  void it_has_seen_one_migration() {
    assertThat(
            new PostgresSchemaHistory(run())
                .applied(url("none", "require"), MigrationTool.DRIZZLE)
                .orElseThrow()
                .names())
        .containsExactly(Workspace.MIGRATION);
  }

  @Test
  void it_cannot_pretend_to_know_another_password() {
    assertThatExceptionOfType(PenstockException.class)
        .isThrownBy(() -> new PostgresClock(run()).read(url("another", "require")));
  }

  @Test
  void it_says_nothing_without_encryption() {
    assertThatExceptionOfType(PenstockException.class)
        .isThrownBy(() -> new PostgresClock(run()).read(url("none", "disable")));
  }

  private Secret url(String password, String mode) {
    return Secret.of(
        "postgresql://codex_owner:%s@localhost:%d/codex?sslmode=%s"
            .formatted(password, server.address().getPort(), mode));
  }

  private static RunContext run() {
    Time time = new VirtualTime().time();
    return new RunContext(
        time, Budget.of(time, Duration.ofMinutes(1)), Progress.silent(), new Redactor());
  }
}

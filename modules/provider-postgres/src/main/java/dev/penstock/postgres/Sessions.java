package dev.penstock.postgres;

import dev.penstock.http.RunContext;
import dev.penstock.http.VendorText;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Asks databases, each question on a connection of its own, again while they cannot be reached and
 * the run's budget lasts. Thread-safe.
 */
final class Sessions {
  private static final int ATTEMPTS = 7;
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);

  /** Connection exceptions (PostgreSQL 18, appendix A). */
  private static final String CONNECTION = "08";

  /** Too many connections; shut down, crashed, starting up. */
  private static final Set<String> NOT_NOW = Set.of("53300", "57P01", "57P02", "57P03");

  /** Wrong password or role; no such database; anything a server before the database refuses. */
  private static final Set<String> NOT_LET_IN = Set.of("28P01", "28000", "3D000", "XX000");

  private final RunContext run;

  Sessions(RunContext run) {
    this.run = run;
  }

  /**
   * The answer.
   *
   * @throws PenstockException with exit 3 when there is none; its message and its cause hold
   *     neither the password nor the address as a whole
   */
  <T> T ask(Secret url, Question<T> question) {
    Duration delay = FIRST_DELAY;
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = Driver.connect(url)) {
        return question.ask(connection);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !mayPass(e) || !run.budget().allows(delay)) {
          throw failure(e);
        }
        run.progress().debug("the database cannot be reached, trying again: " + shown(e));
        run.time().sleep(delay);
        delay = delay.multipliedBy(2);
      }
    }
  }

  private static boolean mayPass(SQLException e) {
    return state(e).startsWith(CONNECTION) || NOT_NOW.contains(state(e));
  }

  private static String state(SQLException e) {
    return Objects.requireNonNullElse(e.getSQLState(), "");
  }

  private String shown(SQLException e) {
    return VendorText.shown(
        Objects.requireNonNullElse(e.getMessage(), "no reason"), run.redactor());
  }

  private PenstockException failure(SQLException e) {
    boolean reached = !mayPass(e) && !NOT_LET_IN.contains(state(e));
    return (reached ? unreadable(e) : unreachable(e)).asException();
  }

  private Failure unreachable(SQLException e) {
    return Failure.unavailable(
        "database-unreachable",
        "Cannot connect to the database",
        shown(e),
        "Look at the branch's compute and its IP allow list in the Neon console, then run this"
            + " again.");
  }

  private Failure unreadable(SQLException e) {
    return Failure.unavailable(
        "schema-history-unreadable",
        "Cannot read what migrations have been applied",
        shown(e),
        "Let the role in database.role read the migration tool's table, or set"
            + " database.migrations.tool to none.");
  }
}

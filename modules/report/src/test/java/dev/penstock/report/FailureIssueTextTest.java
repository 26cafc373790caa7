package dev.penstock.report;

import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.release.ReleaseReport;
import org.junit.jupiter.api.Test;

class FailureIssueTextTest {

  @Test
  void a_rolled_back_deploy_says_that_nothing_is_urgent() {
    Golden.assertMatches("issue-rolled-back.md", issue(Releases.rolledBack()));
  }

  @Test
  void a_refused_rollback_says_how_to_go_forward_or_back_with_the_database() {
    Golden.assertMatches("issue-refused.md", issue(Releases.refused()));
  }

  @Test
  void a_stopped_deploy_begins_with_the_command_that_rolls_it_back() {
    Golden.assertMatches("issue-stopped.md", issue(Releases.stopped()));
  }

  @Test
  void a_broken_migration_says_that_it_stopped_half_way() {
    Golden.assertMatches("issue-broken-migration.md", issue(Releases.brokenMigration()));
  }

  private static String issue(ReleaseReport report) {
    Incident incident =
        new IncidentReport(Releases.LINKS, RollbackCommand.usual(), new Redactor())
            .incident(report);
    return "# " + incident.title() + "\n\n" + incident.body();
  }
}

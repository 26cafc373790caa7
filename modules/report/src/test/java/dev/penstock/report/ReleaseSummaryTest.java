package dev.penstock.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseSummaryTest {

  @Test
  void a_proven_deploy_tells_what_serves_where_and_how_the_time_was_spent() {
    Golden.assertMatches(
        "release-proven.md", ReleaseSummary.render(Releases.proven(), Releases.LINKS));
  }

  @Test
  void a_rolled_back_deploy_says_first_that_everything_serves_again() {
    Golden.assertMatches(
        "release-rolled-back.md", ReleaseSummary.render(Releases.rolledBack(), Releases.LINKS));
  }

  @Test
  void a_refused_rollback_says_first_that_the_environment_is_not_healthy() {
    Golden.assertMatches(
        "release-refused.md", ReleaseSummary.render(Releases.refused(), Releases.LINKS));
  }

  @Test
  void a_broken_migration_shows_the_tools_lines_and_the_way_back_as_they_are() {
    assertThat(ReleaseSummary.render(Releases.brokenMigration(), Releases.LINKS))
        .contains("error: relation \"teams\" already exists\n")
        .contains("\npenstock rollback --environment=production --to=last-proven\n");
  }
}

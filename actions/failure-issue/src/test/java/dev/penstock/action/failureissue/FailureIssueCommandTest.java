package dev.penstock.action.failureissue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.inputs.EnvironmentSession;
import dev.penstock.pipeline.incident.FakeFailureIssues;
import dev.penstock.pipeline.incident.Incident;
import dev.penstock.pipeline.ledger.FakeLedger;
import dev.penstock.pipeline.release.FakeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues come, are updated, and go. */
class FailureIssueCommandTest {
  private static final String COMMIT = "a5c3785ed8d6a35868bc169f07e40e889087fd2e";
  private static final String GOOD = "8f2c1d0a9b7e6f5d4c3b2a190817263544536271";
  private static final String RESULT =
      """
      {"version": 1, "action": "deploy", "outcome": "failed", "reason-code": "unhealthy",
       "release": {"project": "codex", "environment": "production", "service": "auth",
         "reason-code": "unhealthy", "deployment": 41, "commit": "%s", "state": "%s",
         "failure": {"exit": 1, "reason-code": "unhealthy", "what": "auth is not healthy",
           "why": "status 500", "next": "Look at its log.",
           "docs": "docs/troubleshooting.md#unhealthy"},
         "last-proven": {"deployment": 40, "commit": "%s"}, "schema": "none"}}
      """;

  private final FakeFailureIssues issues = new FakeFailureIssues(new FakeLedger());
  @TempDir private Path workspace;

  @Test
  void a_failure_of_any_deploy_opens_one_issue_and_updates_it() {
    CommandRun first = report().execute();
    CommandRun second = report().variable("GITHUB_RUN_ID", "18").execute("report");

    assertThat(first.exit()).isZero();
    assertThat(first.outputs())
        .containsEntry("created", "true")
        .containsEntry("issue-number", "1")
        .containsEntry("issue-url", "https://github.com/acme/codex/issues/1")
        .containsEntry("reason-code", "issue-opened");
    assertThat(second.outputs())
        .containsEntry("created", "false")
        .containsEntry("reason-code", "issue-updated");
    assertThat(incident().signature().text()).isEqualTo("codex/production/web/deploy-failed");
    assertThat(incident().entry()).isEqualTo(18);
  }

  @Test
  void the_issue_says_what_the_workflow_told_as_text() {
    report()
        .input("title", "web @ada <!-- x -->")
        .input("last-good-commit", GOOD)
        .input("rollback-workflow", "undo.yaml")
        .execute();

    assertThat(incident().title()).isEqualTo("production: web @\u200bada <!\u200b-- x -->");
    assertThat(incident().body())
        .startsWith("> [!WARNING]\n> **A deploy failed in `production`.**")
        .contains("web @&#8203;ada &lt;!-- x --&gt;.")
        .contains(
            "gh workflow run undo.yaml --repo acme/codex -f environment=production -f to=" + GOOD)
        .contains("https://github.com/acme/codex/compare/" + GOOD + "..." + COMMIT)
        .doesNotContain("troubleshooting");
  }

  @Test
  void the_last_lines_of_a_log_are_shown_without_secrets_and_colours() throws IOException {
    Files.writeString(
        workspace.resolve("deploy.log"),
        "old\n".repeat(50_000)
            + "\u001B[31mfailed\u001B[0m with hunter2hunter2 at line 7\n```\n<!-- x -->\n"
            + "x".repeat(990)
            + "hunter2hunter2\n");
    CommandRun run =
        report().input("log-file", "deploy.log").input("secrets", "other-one\nhunter2hunter2").execute();

    assertThat(run.exit()).isZero();
    assertThat(incident().body())
        .contains("\nfailed with *** at line 7\n")
        .doesNotContain("hunter2")
        .doesNotContain("<!--");
    assertThat(run.shown()).doesNotContain("hunter2");
  }

  @Test
  void the_result_of_penstocks_deploy_tells_everything() {
    CommandRun run = step().input("result", result("broken")).execute();

    assertThat(run.exit()).isZero();
    assertThat(incident().signature().text()).isEqualTo("codex/production/auth/unhealthy");
    assertThat(incident().entry()).isEqualTo(41);
    assertThat(incident().body())
        .contains("**Roll back now**")
        .contains("-f environment=production -f to=40");
  }

  @Test
  void a_result_without_a_run_gives_its_words_to_the_issue() {
    step()
        .input("environment", "production")
        .input(
            "result",
            """
            {"outcome": "invalid", "reason-code": "config-invalid", "message": "No config",
             "why": "it is not there", "next": "Write it."}
            """)
        .execute();

    assertThat(incident().signature().text()).isEqualTo("codex/production/all/config-invalid");
    assertThat(incident().body()).contains("No config: it is not there. Write it.");
  }

  @Test
  void a_healthy_deploy_closes_the_issues_of_earlier_ones_and_not_of_later_ones() {
    report().execute();
    CommandRun older = recovery().variable("GITHUB_RUN_ID", "16").execute("recover");
    CommandRun newer = recovery().variable("GITHUB_RUN_ID", "18").execute("recover");
    CommandRun again = recovery().variable("GITHUB_RUN_ID", "19").execute("recover");

    assertThat(older.outputs()).containsEntry("reason-code", "nothing-open");
    assertThat(newer.outputs())
        .containsEntry("reason-code", "issues-closed")
        .containsEntry("issue-number", "1");
    assertThat(again.outputs()).containsEntry("reason-code", "nothing-open");
    assertThat(issues.all().getFirst().comments().getFirst())
        .startsWith("`production` is healthy again since deployment 18, commit [`a5c3785`]");
  }

  @Test
  void a_result_that_went_well_is_for_recovering() {
    step().input("result", result("broken")).execute();

    assertThat(step().input("result", result("proven")).execute().exit()).isEqualTo(2);
    assertThat(step().input("result", result("proven").replace("41", "42")).execute("recover").exit())
        .isZero();
    assertThat(issues.open()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_with_the_inputs_is_told_at_once() {
    CommandRun run =
        CommandHarness.inWorkflow(this::command)
            .input("result", "no json")
            .input("reason", "Not A Reason")
            .input("commit", "main")
            .input("last-good-commit", "$(id)")
            .input("log-file", "none.log")
            .input("rollback-workflow", "../x.sh")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.outputs().get("result"))
        .contains("result is not the output")
        .contains("environment is missing")
        .contains("project is missing")
        .contains("reason must be")
        .contains("commit must be")
        .contains("last-good-commit must be")
        .contains("deployment is missing")
        .contains("log-file names no file")
        .contains("rollback-workflow must be")
        .contains("github-token is missing");
    assertThat(issues.all()).isEmpty();
  }

  private CommandHarness report() {
    return recovery().input("service", "web").variable("GITHUB_RUN_ID", "17");
  }

  private CommandHarness recovery() {
    return step().input("environment", "production").input("commit", COMMIT);
  }

  private CommandHarness step() {
    return CommandHarness.inWorkflow(this::command)
        .variable("GITHUB_TOKEN", "github-token-of-the-test")
        .variable("GITHUB_REPOSITORY", "acme/codex")
        .variable("GITHUB_RUN_ID", "17")
        .variable("GITHUB_WORKSPACE", workspace.toString());
  }

  private FailureIssueCommand command() {
    return new FailureIssueCommand(
        (context, credentials) ->
            new EnvironmentSession(
                new FakeEnvironment(),
                () -> issues,
                address -> {
                  throw new AssertionError("no webhook is asked for");
                },
                () -> {}));
  }

  private Incident incident() {
    assertThat(issues.open()).hasSize(1);
    return issues.open().getFirst().incident();
  }

  private static String result(String state) {
    return RESULT.formatted(COMMIT, state, GOOD);
  }
}

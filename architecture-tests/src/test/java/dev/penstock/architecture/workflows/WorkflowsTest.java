package dev.penstock.architecture.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workflow file of the repository keeps every rule. */
class WorkflowsTest {

  static List<Rule> rules() {
    return Rule.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void every_workflow_file_keeps_it(Rule rule) {
    assertThat(WorkflowFiles.all().stream().flatMap(rule::findings)).isEmpty();
  }

  @Test
  void its_own_workflows_the_examples_and_all_actions_are_looked_at() {
    assertThat(WorkflowFiles.all())
        .extracting(WorkflowFile::name)
        .contains(
            ".github/workflows/ci.yml",
            ".github/workflows/release.yml",
            "examples/codex/.github/workflows/preview.yml",
            "action.yml",
            "actions/deploy/action.yml");
  }

  @Test
  void no_file_is_without_jobs_or_runs() {
    assertThat(WorkflowFiles.all())
        .allMatch(file -> file.jobs().findAny().isPresent() || file.root().get("runs").isPresent());
  }

  @Test
  void what_may_write_to_the_repository_runs_no_action_but_githubs_own() {
    List<WorkflowFile.Job> writing =
        WorkflowFiles.all().stream()
            .flatMap(WorkflowFile::jobs)
            .filter(job -> job.piece().at("permissions", "contents").isPresent())
            .filter(job -> job.piece().at("permissions", "contents").get().text().equals("write"))
            .toList();
    assertThat(writing).isNotEmpty();
    assertThat(writing.stream().flatMap(WorkflowFile.Job::steps).map(WorkflowFile.Step::action))
        .allMatch(action -> action.isEmpty() || action.startsWith("actions/"));
  }

  @Test
  void githubs_own_language_service_finds_nothing_in_them() {
    assertThat(LanguageService.findings(WorkflowFiles.all())).isEmpty();
  }
}

package dev.penstock.architecture.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule finds what breaks it, says where, and leaves good workflows alone. */
class RulesTest {
  private static final String GOOD =
      """
      on: push
      permissions: {}
      defaults: {run: {shell: bash}}
      jobs:
        build:
          runs-on: ubuntu-24.04
          timeout-minutes: 5
          permissions:
            contents: read
          steps:
            - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
              with:
                persist-credentials: false
            - env:
                TITLE: ${{ github.event.head_commit.message }}
              run: echo "$TITLE" | wc -c
      """;

  @Test
  void a_good_workflow_breaks_none() {
    assertThat(Rule.all().stream().flatMap(rule -> rule.findings(file(GOOD)))).isEmpty();
    assertThat(LanguageService.findings(List.of(file(GOOD)))).isEmpty();
  }

  @Test
  void a_finding_says_where_what_why_and_what_to_do() {
    assertThat(broken(new EveryJobEnds(), "    timeout-minutes: 5\n", ""))
        .containsExactly(
            "bad.yml:5: the job build has no timeout-minutes."
                + " Why: one that hangs holds its concurrency group and a runner for six hours."
                + " What to do: say how long it may take at most.");
  }

  @Nested
  class Pins {
    private final Rule rule = new PinnedToACommit();

    @ParameterizedTest
    @ValueSource(
        strings = {
          "actions/checkout@v6",
          "actions/checkout@main",
          "actions/checkout@de0fac2",
          "actions/checkout",
          "penstock/another@v1",
          "penstock/deploy-preview@main"
        })
    void an_action_of_others_needs_a_commit(String uses) {
      assertThat(step("uses: " + uses))
          .singleElement()
          .asString()
          .startsWith("bad.yml:8: %s is not pinned to a commit.".formatted(uses));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " # latest", " # main"})
    void a_commit_needs_its_version_beside_it(String comment) {
      assertThat(step("uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd" + comment))
          .singleElement()
          .asString()
          .contains("does not say which version");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "./.github/actions/own",
          "penstock/deploy-preview@v1",
          "penstock/deploy-preview/actions/deploy@v1.2.3"
        })
    void what_is_ours_goes_by_its_version(String uses) {
      assertThat(step("uses: " + uses)).isEmpty();
    }

    @Test
    void images_need_a_digest() {
      assertThat(step("uses: docker://alpine:3")).singleElement().asString().contains("digest");
      assertThat(
              found(
                  rule,
                  """
                  jobs:
                    test:
                      container: node:22
                      services:
                        database:
                          image: postgres:18
                  """))
          .hasSize(2);
      assertThat(found(rule, "runs: {using: docker, image: 'docker://ghcr.io/other/thing:v1'}"))
          .hasSize(1);
    }

    @Test
    void a_called_workflow_of_others_needs_a_commit() {
      assertThat(found(rule, "jobs: {call: {uses: other/thing/.github/workflows/a.yml@v1}}"))
          .hasSize(1);
    }

    @Test
    void composite_actions_are_held_to_it_too() {
      assertThat(found(rule, "runs: {using: composite, steps: [{uses: actions/cache@v5}]}"))
          .hasSize(1);
    }

    private Stream<String> step(String step) {
      return found(rule, job("    steps:\n      - " + step + "\n"));
    }
  }

  @Nested
  class Permissions {
    private final Rule rule = new LeastPermissions();

    @ParameterizedTest
    @ValueSource(strings = {"", "permissions: write-all\n", "permissions:\n  contents: read\n"})
    void a_workflow_begins_without_any(String instead) {
      assertThat(broken(rule, "permissions: {}\n", instead))
          .singleElement()
          .asString()
          .contains("does not begin without rights");
    }

    @Test
    void a_job_says_its_own() {
      assertThat(broken(rule, "    permissions:\n      contents: read\n", ""))
          .singleElement()
          .asString()
          .startsWith("bad.yml:5: the job build does not say its permissions.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"write-all", "read-all"})
    void a_job_does_not_take_all(String all) {
      assertThat(
              broken(
                  rule,
                  "    permissions:\n      contents: read\n",
                  "    permissions: " + all + "\n"))
          .singleElement()
          .asString()
          .contains("the job build takes " + all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contents: write", "packages: read", "id-token: write"})
    void a_job_takes_nothing_that_no_step_needs(String permission) {
      assertThat(broken(rule, "contents: read", permission))
          .singleElement()
          .asString()
          .startsWith("bad.yml:9: the job build takes %s, and no step".formatted(permission))
          .contains("these are needed: contents: read");
    }

    @Test
    void what_a_step_needs_may_be_taken() {
      assertThat(
              found(
                  rule,
                  """
                  permissions: {}
                  jobs:
                    up:
                      permissions: {deployments: write, pull-requests: write}
                      steps:
                        - uses: penstock/deploy-preview@v1
                  """))
          .isEmpty();
    }
  }

  @Nested
  class Scripts {
    @Test
    void no_expression_stands_in_one() {
      assertThat(broken(new NoExpressionInAScript(), "\"$TITLE\" | wc", "'${{ github.ref }}'; wc"))
          .singleElement()
          .asString()
          .startsWith("bad.yml:16: an expression stands in a script.");
    }

    @Test
    void the_line_is_that_of_the_expression() {
      assertThat(
              found(
                  new NoExpressionInAScript(),
                  job(
                      "    steps:\n      - run: |\n          true\n          echo ${{ github.ref }}\n")))
          .singleElement()
          .asString()
          .startsWith("bad.yml:10: ");
    }

    @Test
    void scripts_of_github_script_count() {
      assertThat(
              found(
                  new NoExpressionInAScript(),
                  job("    steps:\n      - with: {script: 'log(\"${{ github.ref }}\")'}\n")))
          .hasSize(1);
    }

    @Test
    void one_that_pipes_names_its_shell() {
      assertThat(broken(new BrokenPipesFail(), "defaults: {run: {shell: bash}}\n", ""))
          .singleElement()
          .asString()
          .contains("a script pipes, and its shell is not named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true || false", "true"})
    void one_that_does_not_pipe_need_not(String script) {
      assertThat(found(new BrokenPipesFail(), job("    steps:\n      - run: '" + script + "'\n")))
          .isEmpty();
    }

    @Test
    void a_steps_own_shell_counts() {
      assertThat(
              found(
                  new BrokenPipesFail(),
                  job("    steps:\n      - run: a | b\n        shell: bash\n")))
          .isEmpty();
      assertThat(
              found(
                  new BrokenPipesFail(),
                  job("    steps:\n      - run: a | b\n        shell: sh\n")))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "persist-credentials: true", "persist-credentials: ${{ true }}"})
  void a_checkout_leaves_no_token(String instead) {
    assertThat(
            broken(
                new CheckoutForgetsTheToken(),
                "        with:\n          persist-credentials: false\n",
                instead.isEmpty() ? "" : "        with:\n          " + instead + "\n"))
        .singleElement()
        .asString()
        .startsWith("bad.yml:11: the checkout leaves the job's token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pull_request_target", "workflow_run", "[push, pull_request_target]"})
  void a_privileged_run_does_not_check_out_a_fork(String event) {
    String head = "          ref: ${{ github.event.pull_request.head.sha }}\n";
    String bad =
        GOOD.replace("on: push", "on: " + event)
            .replace("          persist", head + "          persist");
    assertThat(found(new ForksStayUnprivileged(), bad))
        .singleElement()
        .asString()
        .startsWith("bad.yml:13: a run with secrets checks out");
    assertThat(found(new ForksStayUnprivileged(), bad.replace(event, "pull_request"))).isEmpty();
  }

  @Nested
  class Service {
    @Test
    void an_unknown_context_is_found() {
      assertThat(service(GOOD.replace("github.event.head_commit.message", "gitlab.ref")))
          .singleElement()
          .asString()
          .startsWith("bad.yml:15: Unrecognized named-value: 'gitlab'");
    }

    @Test
    void an_input_that_our_action_does_not_have_is_found() {
      assertThat(
              service(
                  GOOD
                      + "      - uses: penstock/deploy-preview/actions/deploy@v1\n"
                      + "        with: {enviroment: production}\n"))
          .singleElement()
          .asString()
          .contains("Invalid action input 'enviroment'");
    }

    @Test
    void a_key_that_workflows_do_not_have_is_found() {
      assertThat(service(GOOD.replace("timeout-minutes", "timeout-minute"))).isNotEmpty();
    }

    @Test
    void a_job_that_waits_for_none_is_found() {
      assertThat(service(GOOD.replace("    timeout", "    needs: nobody\n    timeout")))
          .isNotEmpty();
    }

    private Stream<String> service(String text) {
      return LanguageService.findings(List.of(file(text))).stream().map(Finding::toString);
    }
  }

  private static WorkflowFile file(String text) {
    return WorkflowFile.of("bad.yml", text);
  }

  private static Stream<String> found(Rule rule, String text) {
    return rule.findings(file(text)).map(Finding::toString);
  }

  /** What is found when a part of the good workflow is replaced. */
  private static Stream<String> broken(Rule rule, String part, String instead) {
    assertThat(GOOD).contains(part);
    return found(rule, GOOD.replace(part, instead));
  }

  private static String job(String rest) {
    return """
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
        """
        + rest;
  }
}

package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Failure;
import dev.penstock.kernel.Secret;
import dev.penstock.runtime.RunnerCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionRunnerTest {
  private static final String KEY = "planted-secret-1";
  private static final ActionReport DONE = ActionReport.done("created", "Sample is ready");

  private final AtomicReference<SampleCommand> ran = new AtomicReference<>();

  @Test
  void inputs_come_from_the_workflow() {
    CommandRun run =
        workflow()
            .input("operation", "dry-run")
            .input("branch", " feature/${env:VENDOR_API_KEY} @x \n")
            .input("verify", "False")
            .input("timeout", "1h30m5s20ms")
            .input("url", "https://a.example/x")
            .input("hosts", "a.example, b.example\nc.example")
            .input("config", "  ")
            .execute();

    SampleCommand command = ranCommand(run);
    assertThat(command.operation.value()).isEqualTo(SampleCommand.Operation.DRY_RUN);
    assertThat(command.pr.value()).isEqualTo(8);
    assertThat(command.branch.value()).contains("feature/${env:VENDOR_API_KEY} @x");
    assertThat(command.verify.value()).isFalse();
    assertThat(command.timeout.value()).isEqualTo(Duration.ofMillis(5_405_020));
    assertThat(command.url.value()).contains(URI.create("https://a.example/x"));
    assertThat(command.hosts.value().orElseThrow().items())
        .containsExactly("a.example", "b.example", "c.example");
    assertThat(command.config.value()).isEqualTo(Path.of("penstock.yml"));
    assertThat(command.apiKey.value()).isEqualTo(Secret.of(KEY));
  }

  @Test
  void the_command_line_wins_over_inputs_and_inputs_over_the_vendors_variables() {
    CommandRun run =
        workflow()
            .input("operation", "create")
            .input("pr", "7")
            .input("account", "from-input")
            .variable("VENDOR_ACCOUNT_ID", "from-variable")
            .execute("delete", "--pr=9", "--branch", "b");

    SampleCommand command = ranCommand(run);
    assertThat(command.operation.value()).isEqualTo(SampleCommand.Operation.DELETE);
    assertThat(command.pr.value()).isEqualTo(9);
    assertThat(command.account.value()).contains("from-input");
  }

  @Test
  void the_first_of_the_vendors_variables_counts_and_what_nobody_gives_is_empty() {
    SampleCommand both =
        ranCommand(
            machine()
                .variables(Map.of("OTHER_ACCOUNT", "second", "VENDOR_ACCOUNT_ID", "first"))
                .execute("create", "--pr", "8"));
    assertThat(both.account.value()).contains("first");

    SampleCommand none = ranCommand(machine().execute("create", "--pr", "8"));
    assertThat(none.account.value()).isEmpty();
    assertThat(none.branch.value()).isEmpty();
    assertThat(none.hosts.value()).isEqualTo(Optional.empty());
    assertThat(none.timeout.value()).isEqualTo(Duration.ofMinutes(5));
    assertThat(none.verify.value()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--verify, false, true",
    "--verify, true, true",
    "--verify=false, true, false",
    "--verify=true, false, true"
  })
  void a_flag_says_true_whatever_its_default_is(String flag, String input, boolean expected) {
    CommandRun run = machine().input("verify", input).execute(flag, "create", "--pr", "8");
    assertThat(ranCommand(run).verify.value()).isEqualTo(expected);
  }

  @Test
  void a_value_that_begins_with_an_at_sign_is_no_file_to_read(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "planted");
    CommandRun run = machine().execute("create", "--pr", "8", "--branch", "@" + file);
    assertThat(ranCommand(run).branch.value()).contains("@" + file);
  }

  @Test
  void a_flag_takes_no_other_value() {
    CommandRun run = machine().execute("create", "--pr", "8", "--verify=planted");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--verify must be true or false").doesNotContain("planted");
  }

  @Test
  void every_wrong_input_is_named_at_once_and_nothing_runs() {
    CommandRun run =
        CommandHarness.inWorkflow(command((c, x) -> DONE))
            .input("operation", "delte")
            .input("timeout", "soon")
            .input("url", "file:///etc/passwd")
            .input("verify", "maybe")
            .execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(ran).hasValue(null);
    assertThat(run.annotations("error"))
        .containsExactly(
            """
            6 inputs are wrong
              - vendor-api-key is missing: set the input vendor-api-key, or the variable VENDOR_API_KEY
              - operation must be create, delete or dry-run, not `delte`; did you mean delete?
              - pr is missing: set the input pr, or give --pr
              - verify must be true or false, not `maybe`
              - timeout must be a time such as 90s, 5m or 1h30m, not `soon`
              - url must be a web address such as https://a.example, not `file:///etc/passwd`
              next: Mend what is listed; nothing was touched. `penstock sample --help` lists all.
              docs: https://github.com/penstock/deploy-preview/blob/v1/docs/troubleshooting.md#input-invalid
              code: input-invalid, exit 2""");
    assertThat(run.outputs())
        .containsEntry("outcome", "invalid")
        .containsEntry("reason-code", "input-invalid");
    assertThat(run.summary()).contains("**6 inputs are wrong.**", "> - pr is missing: set the");
  }

  @Test
  void what_is_wrong_with_the_inputs_together_is_told_the_same_way() {
    CommandRun run = workflow().input("operation", "delete").execute();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(ran).hasValue(null);
    assertThat(run.annotations("error").getFirst())
        .startsWith("An input is wrong\n  why:  branch is missing: deleting needs it\n");
  }

  @Test
  void it_is_told_beside_what_is_wrong_with_each_input_by_itself() {
    CommandRun run = workflow().input("operation", "delete").input("timeout", "soon").execute();

    assertThat(ran).hasValue(null);
    assertThat(run.annotations("error").getFirst())
        .startsWith("2 inputs are wrong\n")
        .contains("timeout must be", "branch is missing: deleting needs it");
  }

  @Test
  void a_secret_on_the_command_line_is_refused_and_not_shown() {
    CommandRun run =
        machine().execute("create", "--pr", "8", "--vendor-api-key", "planted-secret-2");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(ran).hasValue(null);
    assertThat(run.err()).contains("secrets are not for the command line: set VENDOR_API_KEY");
    assertThat(run.shown()).doesNotContain("planted");
  }

  @Test
  void a_secret_that_was_refused_is_masked_wherever_else_it_stands() {
    CommandRun run =
        workflow().execute("create", "--pr", "planted-2", "--vendor-api-key", "planted-2");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.annotations("error").getFirst())
        .contains("pr must be a whole number, not `***`");
    assertThat(run.shown()).doesNotContain("planted");
  }

  @Test
  void a_misspelt_option_is_told_without_its_value_which_may_be_a_secret() {
    CommandRun joined = machine().execute("create", "--pr", "8", "--vendor-apikey=planted-x");
    CommandRun apart = machine().execute("--pr", "8", "--vendor-apikey", "planted-x");

    for (CommandRun run : List.of(joined, apart)) {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains("--vendor-apikey is no option; did you mean --vendor-api-key?");
      assertThat(run.shown()).doesNotContain("planted");
    }
    assertThat(apart.err()).contains("operation must be create, delete or dry-run\n");
  }

  @Test
  void a_command_line_that_says_too_much_is_refused() {
    CommandRun run = machine().execute("create", "--pr", "8", "--pr", "9", "planted", "--branch");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("--pr is there more than once", "--branch has no value")
        .contains("1 argument(s) more than the command takes")
        .doesNotContain("planted");
  }

  @Test
  void secrets_are_masked_before_anything_else_is_said() {
    CommandRun run =
        CommandHarness.inWorkflow(
                command(
                    (command, context) -> {
                      context.progress().say("key " + command.apiKey.value().reveal());
                      return DONE.with(SampleCommand.BRANCH, command.apiKey.value().reveal())
                          .withField("key", command.apiKey.value().reveal())
                          .withSummary("key " + command.apiKey.value().reveal());
                    }))
            .variables(Map.of("VENDOR_API_KEY", KEY, "INPUT_OPERATION", "create", "INPUT_PR", "8"))
            .execute();

    assertThat(run.commands().getFirst()).isEqualTo(new RunnerCommand("add-mask", Map.of(), KEY));
    assertThat(run.out().lines().toList().getFirst()).isEqualTo("::add-mask::" + KEY);
    assertThat(run.shown()).doesNotContain("planted").contains("key ***");
    assertThat(run.outputs()).containsEntry("branch", "***");
  }

  @Test
  void a_secret_output_reaches_later_steps_masked_and_nothing_else() {
    CommandRun run =
        CommandHarness.inWorkflow(
                command((c, x) -> DONE.withSecret(SampleCommand.BRANCH, Secret.of("planted-url"))))
            .variables(ready())
            .execute();

    assertThat(run.outputs()).containsEntry("branch", "planted-url");
    assertThat(run.commands()).contains(new RunnerCommand("add-mask", Map.of(), "planted-url"));
    assertThat(run.outputs().get("result") + run.summary()).doesNotContain("planted-url");
  }

  @Test
  void on_a_machine_a_secret_output_is_only_a_mask() {
    CommandRun run =
        CommandHarness.onAMachine(
                command((c, x) -> DONE.withSecret(SampleCommand.BRANCH, Secret.of("planted-url"))))
            .variables(ready())
            .execute();

    assertThat(run.out()).contains("branch=***").doesNotContain("planted-url");
  }

  @Test
  void what_came_of_it_is_told_to_later_steps_to_the_run_and_to_people() {
    CommandRun run =
        CommandHarness.inWorkflow(
                command(
                    (c, x) ->
                        DONE.with(SampleCommand.BRANCH, "pr-8")
                            .withField("seconds", 1.5)
                            .withSummary("## Sample")))
            .variables(ready())
            .execute();

    assertThat(run.exit()).isZero();
    assertThat(run.outputs())
        .containsEntry("branch", "pr-8")
        .containsEntry("outcome", "done")
        .containsEntry("reason-code", "created")
        .containsEntry(
            "result",
            "{\"version\":1,\"action\":\"sample\",\"outcome\":\"done\",\"reason-code\":\"created\","
                + "\"message\":\"Sample is ready\",\"branch\":\"pr-8\",\"seconds\":1.5}");
    assertThat(run.summary()).isEqualTo("## Sample\n\n");
    assertThat(run.out()).endsWith("Sample is ready\n");
  }

  @Test
  void on_a_machine_results_go_to_standard_output_and_the_story_to_standard_error() {
    CommandRun run = machine().execute("create", "--pr", "8");

    assertThat(run.out().lines()).contains("outcome=done", "reason-code=created").hasSize(3);
    assertThat(run.err()).isEqualTo("   0.0 s  Sample is ready\n");
  }

  @Test
  void a_failure_says_what_why_and_what_to_do_next() {
    Failure failure = Failure.refused("branch-protected", "No", "it is protected", "Unprotect it.");
    CommandRun thrown =
        CommandHarness.inWorkflow(
                command(
                    (c, x) -> {
                      throw failure.asException();
                    }))
            .variables(ready())
            .execute();
    CommandRun returned =
        CommandHarness.inWorkflow(
                command((c, x) -> ActionReport.failed(failure).with(SampleCommand.BRANCH, "pr-8")))
            .variables(ready())
            .execute();

    for (CommandRun run : List.of(thrown, returned)) {
      assertThat(run.exit()).isEqualTo(4);
      assertThat(run.annotations("error"))
          .containsExactly(
              "No\n  why:  it is protected\n  next: Unprotect it.\n  docs:"
                  + " https://github.com/penstock/deploy-preview/blob/v1/docs/troubleshooting.md"
                  + "#branch-protected\n  code: branch-protected, exit 4");
      assertThat(run.summary()).startsWith("## `penstock sample`\n\n> **No.**\n");
      assertThat(run.outputs())
          .containsEntry("outcome", "refused")
          .containsEntry("reason-code", "branch-protected")
          .hasEntrySatisfying(
              "result", json -> assertThat(json).contains("\"next\":\"Unprotect it.\""));
    }
    assertThat(returned.outputs()).containsEntry("branch", "pr-8");
  }

  @Test
  void a_fault_of_penstock_asks_for_a_report_and_shows_its_trace_only_in_debug() {
    BiFunction<SampleCommand, ActionContext, ActionReport> broken =
        (command, context) -> {
          throw new IllegalStateException("about " + command.apiKey.value().reveal());
        };
    CommandHarness harness = CommandHarness.onAMachine(command(broken)).variables(ready());
    CommandRun quiet = harness.execute();
    CommandRun debug = harness.execute("--debug");

    assertThat(quiet.exit()).isEqualTo(3);
    assertThat(quiet.out()).contains("reason-code=internal-error");
    assertThat(quiet.err())
        .contains("Penstock itself failed: IllegalStateException at ActionRunnerTest.java:")
        .contains("report")
        .doesNotContain("about ", "\tat ");
    assertThat(debug.err()).contains("about ***", "\tat dev.penstock.command.ActionRunnerTest");
    assertThat(debug.shown()).doesNotContain("planted");
  }

  @Test
  void an_output_that_is_not_declared_is_a_fault() {
    CommandRun run =
        CommandHarness.onAMachine(
                command((c, x) -> DONE.with(new Output("other", "Not declared."), "x")))
            .variables(ready())
            .execute();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).doesNotContain("other=");
  }

  @Test
  void outputs_that_cannot_be_written_fail_the_run() {
    CommandRun run =
        workflow().variables(ready()).variable("GITHUB_OUTPUT", "/no/such/folder/file").execute();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.annotations("error").getFirst()).contains("runner-file-unwritable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void the_version_is_shown(String option) {
    CommandRun run = machine().execute(option);
    assertThat(run.out()).isEqualTo("penstock 1.2.3\n");
    assertThat(run.exit()).isZero();
    assertThat(ran).hasValue(null);
  }

  @Test
  void the_help_says_what_a_command_takes_and_gives() {
    CommandRun run = CommandHarness.onAMachine(command((c, x) -> DONE)).execute("--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(TestFiles.read("sample-help.txt"));
  }

  private SampleCommand ranCommand(CommandRun run) {
    assertThat(run.exit()).as(run.toString()).isZero();
    return Optional.ofNullable(ran.get()).orElseThrow();
  }

  private CommandHarness workflow() {
    return CommandHarness.inWorkflow(command((c, x) -> DONE))
        .input("pr", "8")
        .variable("VENDOR_API_KEY", KEY);
  }

  private CommandHarness machine() {
    return CommandHarness.onAMachine(command((c, x) -> DONE)).variable("VENDOR_API_KEY", KEY);
  }

  private static Map<String, String> ready() {
    return Map.of("VENDOR_API_KEY", KEY, "INPUT_OPERATION", "create", "INPUT_PR", "8");
  }

  private java.util.function.Supplier<ActionCommand> command(
      BiFunction<SampleCommand, ActionContext, ActionReport> work) {
    return () ->
        new SampleCommand(
            (command, context) -> {
              ran.set(command);
              return work.apply(command, context);
            });
  }
}

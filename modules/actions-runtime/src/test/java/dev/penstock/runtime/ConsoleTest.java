package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  @Test
  void on_a_machine_a_line_begins_with_the_seconds_since_the_start() {
    CapturedRun run = CapturedRun.onAMachine(Map.of());
    run.time.advance(Duration.ofMillis(12_340));
    run.runtime.progress().say("Branch pr-8 is ready");

    assertThat(run.err()).isEqualTo("  12.3 s  Branch pr-8 is ready\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void in_a_workflow_foreign_lines_are_neither_commands_nor_secrets() {
    CapturedRun run = CapturedRun.inWorkflow();
    run.runtime.redactor().add(Secret.of("planted-secret"));
    run.runtime.progress().say("::set-output name=x::planted-secret");
    run.runtime.progress().say("pla\u001b[1mnted-secret");

    assertThat(run.commands()).allMatch(command -> command.name().equals("add-mask"));
    assertThat(run.out()).endsWith("\n| ::set-output name=x::***\n***\n");
  }

  @Test
  void debug_lines_are_shown_only_when_asked_for() {
    CapturedRun quiet = CapturedRun.inWorkflow();
    quiet.runtime.progress().debug("detail");
    assertThat(quiet.out()).isEmpty();

    quiet.runtime.progress().showDebug();
    quiet.runtime.progress().debug("detail");
    assertThat(quiet.out()).isEqualTo("debug: detail\n");

    CapturedRun debugging = CapturedRun.inWorkflow(Map.of("RUNNER_DEBUG", "1"));
    debugging.runtime.progress().debug("a\nb");
    assertThat(debugging.out()).isEqualTo("::debug::a%0Ab\n");
  }

  @Test
  void warnings_and_annotations_are_commands_in_a_workflow_and_lines_elsewhere() {
    CapturedRun workflow = CapturedRun.inWorkflow();
    workflow.runtime.progress().warn("slow\n::error::x");
    workflow.runtime.annotations().error(new Annotation("Broken", "It broke"));
    assertThat(workflow.out())
        .isEqualTo("::warning::slow%0A::error::x\n::error title=Broken::It broke\n");

    CapturedRun machine = CapturedRun.onAMachine(Map.of());
    machine.runtime.progress().warn("slow");
    machine.runtime.annotations().notice(new Annotation("", "First\nsecond"));
    assertThat(machine.err()).isEqualTo("   0.0 s  warning: slow\nnotice: First\nsecond\n");
  }

  @Test
  void annotations_are_redacted() {
    CapturedRun run = CapturedRun.inWorkflow();
    run.runtime.redactor().add(Secret.of("planted:secret"));
    run.runtime.annotations().warning(new Annotation("a planted:secret", "b planted:secret"));

    assertThat(run.out()).endsWith("\n::warning title=a ***::b ***\n");
  }

  @Test
  void a_group_folds_the_lines_until_it_is_closed() {
    CapturedRun run = CapturedRun.inWorkflow();
    try (ConsoleProgress.Group group = run.runtime.progress().group("Deploy api")) {
      run.runtime.progress().say("inside");
      assertThat(group).isNotNull();
    }
    assertThat(run.out()).isEqualTo("::group::Deploy api\ninside\n::endgroup::\n");
  }

  @Test
  void lines_of_many_threads_stay_whole() {
    CapturedRun run = CapturedRun.inWorkflow();
    Progress progress = run.runtime.progress();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 200).forEach(i -> threads.execute(() -> progress.say("line " + i + ".")));
    }
    assertThat(run.out().lines()).hasSize(200).allMatch(line -> line.matches("line \\d+\\."));
  }
}

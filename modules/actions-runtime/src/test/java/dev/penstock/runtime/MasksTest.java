package dev.penstock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MasksTest {
  private static final Secret KEY = Secret.of("first%line:key\nsecond,line");

  @Test
  void the_runner_is_told_every_form_of_a_secret() {
    CapturedRun run = CapturedRun.inWorkflow();
    run.runtime.masks().mask(KEY);

    assertThat(run.commands()).allMatch(command -> command.name().equals("add-mask"));
    assertThat(run.commands().stream().map(RunnerCommand::data))
        .containsExactlyElementsOf(Redactor.formsOf(KEY));
  }

  @Test
  void the_runner_is_told_of_a_secret_that_a_provider_found() {
    CapturedRun run = CapturedRun.inWorkflow();
    run.runtime.redactor().add(Secret.of("planted-by-a-provider"));

    assertThat(run.commands().getFirst().data()).isEqualTo("planted-by-a-provider");
  }

  @Test
  void on_a_machine_no_mask_is_printed() {
    CapturedRun run = CapturedRun.onAMachine(Map.of());
    run.runtime.masks().mask(KEY);
    run.runtime.progress().say("key second,line");

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("key ***").doesNotContain("second");
  }

  @Test
  void the_redactor_knows_a_secret_before_its_mask_is_printed() {
    Redactor redactor = new Redactor();
    AtomicBoolean knew = new AtomicBoolean(true);
    PrintStream watching =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8) {
          @Override
          public void print(String text) {
            knew.compareAndSet(true, redactor.redact("second,line").equals(Secret.MASK));
          }
        };
    Environment inWorkflow = Environment.of(Map.of("GITHUB_ACTIONS", "true"));
    ActionRuntime.of(
            inWorkflow,
            new Streams(watching, watching),
            redactor,
            new dev.penstock.testing.VirtualTime().time())
        .masks()
        .mask(KEY);

    assertThat(knew).isTrue();
  }
}

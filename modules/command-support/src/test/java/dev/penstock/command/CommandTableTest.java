package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.kernel.Redactor;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Environment;
import dev.penstock.runtime.Streams;
import dev.penstock.testing.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CommandTableTest {
  private static final AtomicBoolean OTHER_WAS_LOADED = new AtomicBoolean();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandTable table =
      new CommandTable(new Program("penstock", "1.2.3"))
          .add("sample", "Tries things out", () -> new Sample())
          .add("other-command", "Is never used", () -> new Other());

  static final class Sample implements ActionCommand {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public String description() {
      return "Tries things out.";
    }

    @Override
    public ActionReport run(ActionContext context) {
      return ActionReport.done("tried", "Tried");
    }
  }

  static final class Other implements ActionCommand {
    @Override
    public String name() {
      return "other-command";
    }

    @Override
    public String description() {
      return "Is never used.";
    }

    static {
      OTHER_WAS_LOADED.set(true);
    }

    @Override
    public ActionReport run(ActionContext context) {
      return ActionReport.done("used", "Used");
    }
  }

  @Test
  void the_first_argument_names_the_command_and_only_that_one_is_loaded() {
    assertThat(execute("sample")).isZero();
    assertThat(out()).contains("reason-code=tried");
    assertThat(OTHER_WAS_LOADED).isFalse();
  }

  @Test
  void the_rest_of_the_arguments_are_the_commands() {
    assertThat(execute("sample", "--help")).isZero();
    assertThat(out()).contains("Usage: penstock sample [options]\n");
  }

  @Test
  void without_a_command_the_commands_are_listed() {
    assertThat(execute()).isZero();
    assertThat(out())
        .contains("  sample         Tries things out\n  other-command  Is never used\n");
  }

  @Test
  void the_version_is_shown() {
    assertThat(execute("--version")).isZero();
    assertThat(out()).isEqualTo("penstock 1.2.3\n");
  }

  @Test
  void an_unknown_command_is_told_with_the_nearest_one() {
    assertThat(execute("smaple")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("There is no command of that name", "Did you mean sample?", "exit 2");
    assertThat(out()).isEmpty();
  }

  @Test
  void every_command_can_be_asked_for_by_name() {
    assertThat(table.names()).containsExactly("sample", "other-command");
    assertThat(table.create("sample")).containsInstanceOf(Sample.class);
    assertThat(table.create("none")).isEmpty();
  }

  private int execute(String... arguments) {
    VirtualTime time = new VirtualTime();
    ActionRuntime runtime =
        ActionRuntime.of(
            Environment.of(Map.of()),
            new Streams(stream(out), stream(err)),
            new Redactor(),
            time.time());
    return table.execute(List.of(arguments), runtime, time.time());
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}

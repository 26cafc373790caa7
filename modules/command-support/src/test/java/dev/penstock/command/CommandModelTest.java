package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.Secret;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class CommandModelTest {

  @Command(name = "wrong", description = "Has an input without a value.")
  static final class WithoutDefault implements ActionCommand {
    @Option(names = "--name", description = "Its name.")
    String name = "";

    @Override
    public ActionReport run(ActionContext context) {
      return ActionReport.done("x", name);
    }
  }

  @Command(name = "wrong", description = "Has an input of a type that no input has.")
  static final class OfAnotherType implements ActionCommand {
    @Option(names = "--name", description = "Its name.")
    Optional<StringBuilder> name = Optional.empty();

    @Override
    public ActionReport run(ActionContext context) {
      return ActionReport.done("x", name.toString());
    }
  }

  /** Options that several commands share. */
  static final class Shared {
    @Option(names = "--shared-key", required = true, description = "The key.")
    @FromEnvironment("SHARED_KEY")
    Secret key;
  }

  @Command(name = "mixed", description = "Has inputs of its own and shared ones.")
  static final class Mixed implements ActionCommand {
    @Option(names = "--name", required = true, description = "Its name.")
    String name;

    @Mixin Shared shared;

    @Override
    public ActionReport run(ActionContext context) {
      return ActionReport.done("x", name + " " + shared.key.reveal().length());
    }
  }

  @Test
  void commands_can_share_options() {
    CommandRun run =
        CommandHarness.onAMachine(Mixed::new)
            .variable("SHARED_KEY", "planted-secret")
            .execute("--name", "a");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("a 14");
    assertThat(ActionContract.of(new Mixed()).inputs())
        .containsExactlyInAnyOrder(
            new ActionContract.Input("name", "Its name.", true, Optional.empty(), false),
            new ActionContract.Input("shared-key", "The key.", true, Optional.empty(), true));
  }

  @Test
  void an_input_that_would_be_null_is_a_fault_of_the_command() {
    assertThatThrownBy(() -> CommandModel.of(new WithoutDefault()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("neither required nor Optional");
  }

  @Test
  void an_input_of_another_type_is_a_fault_of_the_command() {
    assertThatThrownBy(() -> CommandModel.of(new OfAnotherType()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("StringBuilder");
  }

  @Test
  void a_fault_of_the_command_is_told_like_any_other() {
    CommandRun run = CommandHarness.onAMachine(OfAnotherType::new).execute();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("internal-error");
  }

  @Property
  void a_duration_is_the_sum_of_its_parts(
      @ForAll @IntRange(max = 999) int hours, @ForAll @IntRange(max = 9999) int seconds) {
    assertThat(InputValue.read(hours + "h" + seconds + "s", Duration.class))
        .contains(Duration.ofHours(hours).plusSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "m", "5m ", "-5m", "5s5m", "1.5s", "99999999999999999999s", "PT5M"})
  void what_is_no_duration_is_refused(String text) {
    assertThat(InputValue.read(text, Duration.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.0", "99999999999", "0x1", "eight"})
  void what_is_no_whole_number_is_refused(String text) {
    assertThat(InputValue.read(text, int.class)).isEmpty();
  }

  @Property
  void any_text_is_read_or_refused_but_never_thrown_at(@ForAll String text) {
    for (Class<?> type :
        new Class<?>[] {
          int.class,
          boolean.class,
          Duration.class,
          java.net.URI.class,
          java.nio.file.Path.class,
          ItemList.class,
          StandardOption.class
        }) {
      assertThat(InputValue.read(text, type)).isNotNull();
    }
  }
}

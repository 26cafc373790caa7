package dev.penstock.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.kernel.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandModelTest {

  /** Inputs that several commands share. */
  static final class Shared implements InputGroup {
    final Input<Secret> key =
        Input.secret("shared-key").describedAs("The key.").from("SHARED_KEY").required();

    @Override
    public List<Input<?>> inputs() {
      return List.of(key);
    }
  }

  /** Says what it was given. */
  static final class Mixed implements ActionCommand {
    private final Input<String> name = Input.text("name").describedAs("Its name.").required();
    private final Input<String> other;
    private final Shared shared = new Shared();

    Mixed() {
      this("other");
    }

    Mixed(String other) {
      this.other = Input.text(other).describedAs("Another.").or("nothing");
    }

    @Override
    public String name() {
      return "mixed";
    }

    @Override
    public String description() {
      return "Has inputs of its own and shared ones.";
    }

    @Override
    public List<Input<?>> inputs() {
      return InputGroup.inOrder(name, shared, other);
    }

    @Override
    public ActionReport run(ActionContext context) {
      return ActionReport.done(
          "x", name.value() + " " + shared.key.value().reveal().length() + " " + other.value());
    }
  }

  @Test
  void commands_can_share_inputs() {
    CommandRun run =
        CommandHarness.onAMachine(Mixed::new)
            .variable("SHARED_KEY", "planted-secret")
            .execute("--name", "a");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("a 14 nothing");
    assertThat(ActionContract.of(new Mixed()).inputs())
        .containsExactly(
            new ActionContract.Input("name", "Its name.", true, Optional.empty(), false),
            new ActionContract.Input("shared-key", "The key.", true, Optional.empty(), true),
            new ActionContract.Input("other", "Another.", false, Optional.of("nothing"), false));
  }

  @Test
  void two_inputs_of_one_name_are_a_fault_of_the_command() {
    assertThatThrownBy(() -> CommandModel.of(new Mixed("name")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name");
  }

  @Test
  void a_fault_of_the_command_is_told_like_any_other() {
    CommandRun run = CommandHarness.onAMachine(() -> new Mixed("name")).execute();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("internal-error");
  }
}

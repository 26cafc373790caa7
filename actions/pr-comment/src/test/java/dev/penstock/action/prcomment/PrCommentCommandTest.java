package dev.penstock.action.prcomment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandHarness;
import dev.penstock.command.CommandRun;
import dev.penstock.inputs.PreviewWorld;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One comment, whatever is asked. */
class PrCommentCommandTest {
  @TempDir private Path workspace;

  @Test
  void the_first_text_is_written_another_edits_it_and_the_same_leaves_it_alone() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun written = run(world, one -> one.input("body", "18 kB"));
    CommandRun edited = run(world, one -> one.input("body", "17 kB"));
    CommandRun same = run(world, one -> one.input("body", "17 kB"));

    assertThat(written.outputs()).containsEntry("change", "created");
    assertThat(edited.outputs())
        .containsEntry("reason-code", "comment-edited")
        .containsEntry("comment-url", written.outputs().get("comment-url"));
    assertThat(same.outputs()).containsEntry("change", "unchanged");
    assertThat(world.providers().comments().find(8, "penstock")).contains("17 kB");
  }

  @Test
  void the_text_can_come_from_a_file_of_the_workspace() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.write("size.md", "**16 kB**");
    CommandRun run = run(world, one -> one.input("key", "size").input("body-file", "size.md"));

    assertThat(run.exit()).isZero();
    assertThat(world.providers().comments().find(8, "size")).contains("**16 kB**");
  }

  @Test
  void deleting_removes_it_and_deleting_again_does_nothing() {
    PreviewWorld world = new PreviewWorld(workspace);
    run(world, one -> one.input("body", "18 kB"));
    CommandRun first = run(world, one -> one.input("command", "delete"));
    CommandRun second = run(world, one -> one.input("command", "delete"));

    assertThat(first.outputs()).containsEntry("change", "removed");
    assertThat(second.outputs()).containsEntry("reason-code", "comment-was-absent");
    assertThat(second.exit()).isZero();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once_and_nothing_is_written() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun run =
        run(
            world,
            one -> one.input("key", "Größe").input("body", "a").input("body-file", "absent.md"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .contains("key", "body", "no file");
    assertThat(world.providers().comments().count(8)).isZero();
  }

  @Test
  void without_a_pull_request_there_is_nothing_to_write_on() {
    CommandRun run =
        new PreviewWorld(workspace)
            .withoutInputs(PrCommentCommand::new)
            .input("body", "18 kB")
            .execute();

    assertThat(run.outputs()).containsEntry("reason-code", "input-invalid");
    assertThat(run.annotations("error")).singleElement().asString().contains("pull-request");
  }

  @Test
  void an_input_that_is_wrong_by_itself_is_told_once_and_beside_the_others() {
    CommandRun run =
        new PreviewWorld(workspace)
            .withoutInputs(PrCommentCommand::new)
            .input("pull-request", "eight")
            .execute();

    assertThat(run.annotations("error"))
        .singleElement()
        .asString()
        .startsWith("2 inputs are wrong")
        .contains("pull-request must be", "body or body-file must be given");
  }

  private static CommandRun run(PreviewWorld world, UnaryOperator<CommandHarness> inputs) {
    CommandHarness harness = world.withoutInputs(PrCommentCommand::new).input("pull-request", "8");
    return inputs.apply(harness).execute();
  }
}

package dev.penstock.action.previewdns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.command.CommandRun;
import dev.penstock.inputs.PreviewWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records come and go. */
class PreviewDnsCommandTest {
  @TempDir private Path workspace;

  @Test
  void every_service_gets_a_record_and_a_second_run_changes_nothing() {
    PreviewWorld world = new PreviewWorld(workspace);
    CommandRun first = world.run(PreviewDnsCommand::new).execute();
    CommandRun second = world.run(PreviewDnsCommand::new).execute();

    assertThat(first.outputs())
        .containsEntry("hosts", "api-preview-8.codex.example,codex-preview-8.codex.example")
        .containsEntry("changes", "2 created")
        .containsEntry("reason-code", "records-written");
    assertThat(second.outputs()).containsEntry("changes", "2 unchanged");
    assertThat(world.providers().zone.hosts()).hasSize(2);
  }

  @Test
  void verifying_writes_nothing() {
    PreviewWorld world = new PreviewWorld(workspace);

    assertThat(world.run(PreviewDnsCommand::new).execute("verify").outputs())
        .containsEntry("reason-code", "records-answered");
    assertThat(world.providers().zone.hosts()).isEmpty();
  }

  @Test
  void deleting_takes_the_previews_records_and_leaves_others() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().zone.plant("www.codex.example", "");
    world.run(PreviewDnsCommand::new).execute();
    CommandRun run = world.run(PreviewDnsCommand::new).execute("delete");

    assertThat(run.outputs()).containsEntry("reason-code", "records-removed");
    assertThat(world.providers().zone.hosts()).containsExactly("www.codex.example");
  }

  @Test
  void a_host_that_somebody_else_has_is_refused_with_exit_4() {
    PreviewWorld world = new PreviewWorld(workspace);
    world.providers().zone.plant("api-preview-8.codex.example", "made by hand");

    assertThat(world.run(PreviewDnsCommand::new).execute().exit()).isEqualTo(4);
    assertThat(world.providers().zone.hosts()).containsExactly("api-preview-8.codex.example");
  }
}

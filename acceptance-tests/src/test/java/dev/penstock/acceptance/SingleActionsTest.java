package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.Leftover;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each action by itself, as a workflow of one's own would put them together. */
@ExtendWith(InWorld.class)
class SingleActionsTest {
  private final World world;
  private final Checkout checkout = Checkout.small();
  private final PullRequest pull;

  SingleActionsTest(World world) {
    this.world = world;
    this.pull = world.pullRequest();
  }

  @Test
  void a_database_branch_is_made_found_again_and_removed() {
    StepRun made = step("db-branch", "create").succeeded();
    assertThat(made.output("branch-name")).isEqualTo("pr-" + pull.number());
    assertThat(made.output("created")).isEqualTo("true");
    assertThat(made.output("direct-url")).startsWith("postgres").contains("/codex");
    StepRun found = step("db-branch", "create").succeeded();
    assertThat(found.output("created")).isEqualTo("false");
    assertThat(found.output("branch-id")).isEqualTo(made.output("branch-id"));
    assertThat(step("db-branch", "delete").succeeded().reason()).isEqualTo("branch-removed");
    assertThat(step("db-branch", "delete").succeeded().reason()).isEqualTo("branch-absent");
  }

  @Test
  void dns_records_are_written_verified_and_removed() {
    StepRun written = step("preview-dns", "ensure").succeeded();
    String host = "api-preview-" + pull.number() + "." + CodexWorld.ZONE;
    assertThat(written.output("hosts").split(",", -1)).hasSize(2).contains(host);
    assertThat(written.output("changes")).isEqualTo("2 created");
    assertThat(step("preview-dns", "verify").succeeded().reason()).isEqualTo("records-answered");
    assertThat(step("preview-dns", "ensure").succeeded().output("changes"))
        .doesNotContain("created");
    assertThat(step("preview-dns", "delete").succeeded().reason()).isEqualTo("records-removed");
  }

  @Test
  void services_are_deployed_on_a_branch_and_records_that_are_there_checked_and_cleaned_up() {
    step("db-branch", "create").succeeded();
    step("preview-dns", "ensure").succeeded();
    StepRun deployed = pull.step("deploy", checkout).run().succeeded();
    assertThat(deployed.output("services")).isEqualTo("api,web");
    StepRun healthy = healthCheck(deployed.output("url"), pull.commit()).run().succeeded();
    assertThat(healthy.output("probes")).isEqualTo("3");
    StepRun cleaned = pull.step("cleanup", checkout).run().succeeded();
    assertThat(cleaned.output("removed"))
        .contains("codex-api-preview-" + pull.number(), "branch pr-" + pull.number());
    assertThat(world.sandbox().leftovers()).extracting(Leftover::name).isEmpty();
  }

  @Test
  void an_address_that_serves_another_version_is_not_healthy() {
    pull.up(checkout).runHere().succeeded();
    String host = "https://codex-preview-" + pull.number() + "." + CodexWorld.ZONE + "/health";
    StepRun run = healthCheck(host, "0".repeat(40)).with("deadline", "1s").run().exited(1);
    assertThat(run.output("verdict")).contains(pull.commit());
    pull.down(checkout).runHere().succeeded();
  }

  @Test
  void a_comment_is_written_edited_and_removed() throws IOException {
    Step upsert = pull.step("pr-comment", checkout).with("key", "notes/one");
    StepRun written = upsert.with("body", "It *works* <!-- really -->").run().succeeded();
    assertThat(written.output("change")).isEqualTo("created");
    Files.writeString(checkout.folder().resolve("comment.md"), "It works\n");
    StepRun edited = upsert.with("body-file", "comment.md").run().succeeded();
    assertThat(edited.output("change")).isEqualTo("edited");
    assertThat(edited.output("comment-url")).isEqualTo(written.output("comment-url"));
    assertThat(pull.comments()).singleElement().asString().endsWith("\nIt works");
    Step delete = upsert.with("command", "delete");
    assertThat(delete.run().succeeded().output("change")).isEqualTo("removed");
    assertThat(delete.run().succeeded().output("change")).isEqualTo("was-absent");
    assertThat(pull.comments()).isEmpty();
  }

  private StepRun step(String action, String command) {
    return pull.step(action, checkout).with("command", command).run();
  }

  private Step healthCheck(String url, String version) {
    return Step.of("health-check", world.job(checkout.folder()))
        .with("url", url.endsWith("/health") ? url : url + "/health")
        .with("expected-version", version);
  }
}

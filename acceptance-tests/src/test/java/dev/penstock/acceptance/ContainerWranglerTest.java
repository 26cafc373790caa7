package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.edge.EdgeClient;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example's preview from the image, with its own npm, drizzle and wrangler. */
@Tag("containers")
@ExtendWith(InWorld.class)
class ContainerWranglerTest {
  private final World world;

  ContainerWranglerTest(@Running World world) {
    this.world = world;
  }

  @Test
  void the_example_gets_its_preview_and_loses_it() throws IOException {
    ContainerJob job = ContainerJob.of(Checkout.codex(), 1001);
    PullRequest pull = world.pullRequest();
    StepRun up = job.run(pull.step("deploy-preview", job.checkout())).succeeded();
    assertThat(up.reason()).isEqualTo("preview-ready");
    assertThat(up.log()).contains("db:migrate", "codex-api-preview-" + pull.number() + " live");
    assertThat(page("codex-preview-" + pull.number())).contains("Notes have topics now");
    assertThat(pull.comments()).hasSize(1);
    StepRun down = job.run(pull.close().step("deploy-preview", job.checkout())).succeeded();
    assertThat(down.reason()).isEqualTo("preview-removed");
    assertThat(world.sandbox().leftovers()).isEmpty();
  }

  private String page(String name) throws IOException {
    String host = name + "." + CodexWorld.ZONE;
    var cloudflare = world.sandbox().cloudflare();
    return EdgeClient.of(cloudflare.edge(), cloudflare.certificate())
        .send(host, EdgeClient.request("GET / HTTP/1.1", "Host: " + host))
        .body();
  }
}

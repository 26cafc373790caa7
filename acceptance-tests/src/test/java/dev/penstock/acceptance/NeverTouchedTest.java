package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.neon.ProjectSeed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is somebody else's is refused with exit 4, and is afterwards as it was. */
@ExtendWith(InWorld.class)
class NeverTouchedTest {
  private static final String CODE = "export default { fetch: () => new Response('mine') };";

  private final World world;
  private final Checkout checkout = Checkout.small();

  NeverTouchedTest(World world) {
    this.world = world;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "handmade", "penstock:codex/pr-7", "penstock:other/pr-8"})
  void a_dns_record_of_the_same_name_without_the_previews_mark(String comment) {
    PullRequest pull = world.pullRequest();
    String host = "api-preview-" + pull.number() + "." + CodexWorld.ZONE;
    world
        .sandbox()
        .cloudflare()
        .addRecord(
            CodexWorld.ZONE,
            Json.object()
                .put("type", "A")
                .put("name", host)
                .put("content", "192.0.2.77")
                .put("comment", comment)
                .put("ttl", 1));
    world.sandbox().settle();
    assertThat(pull.up(checkout).run().exited(4).log()).contains(host);
    assertThat(world.sandbox().missing()).isEmpty();
    pull.down(checkout).run().succeeded();
  }

  @Test
  void a_branch_that_is_the_projects_default() {
    refusedBranch(ProjectSeed.of("quiet-hill-11111111", CodexWorld.DATABASE, CodexWorld.ROLE));
  }

  @Test
  void a_branch_that_is_protected() {
    refusedBranch(
        ProjectSeed.of("loud-hill-22222222", CodexWorld.DATABASE, CodexWorld.ROLE).guardedBranch());
  }

  private void refusedBranch(ProjectSeed seed) {
    PullRequest pull = world.pullRequest();
    String name = "pr-" + pull.number();
    world.sandbox().neon().seed(seed.withBranch(name));
    Map<String, String> project = Map.of("NEON_PROJECT_ID", seed.id());
    assertThat(pull.up(checkout).env(project).run().exited(4).log()).contains(name);
    pull.down(checkout).env(project).run().exited(4);
    assertThat(world.sandbox().neon().branches(seed.id())).containsExactly(name);
    pull.down(checkout).run().succeeded();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "delete"})
  void production_by_name(String command) {
    StepRun run =
        world
            .pullRequest()
            .step("db-branch", checkout)
            .with("command", command)
            .with("name", CodexWorld.PRODUCTION)
            .run()
            .exited(4);
    assertThat(run.output("direct-url")).isEmpty();
    assertThat(run.log()).contains(CodexWorld.PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "penstock:codex/pr-7"})
  void a_worker_of_the_previews_name_without_the_previews_mark(String owner)
      throws IOException, InterruptedException {
    PullRequest pull = world.pullRequest();
    String name = "codex-web-preview-" + pull.number();
    Map<String, String> variables = owner.isEmpty() ? Map.of() : Map.of("PENSTOCK_OWNER", owner);
    world
        .sandbox()
        .cloudflare()
        .addWorker(name, CODE, variables, "mine-" + pull.number() + "." + CodexWorld.ZONE + "/*");
    world.sandbox().settle();
    assertThat(pull.up(checkout).run().exited(4).log()).contains(name);
    assertThat(world.sandbox().missing()).isEmpty();
    pull.down(checkout).run().exited(4);
    assertThat(world.sandbox().missing()).isEmpty();
    takeAway(name);
    pull.down(checkout).run().succeeded();
    assertThat(world.sandbox().leftovers()).isEmpty();
    world.sandbox().settle();
  }

  /** As its owner would, in the dashboard. */
  private void takeAway(String worker) throws IOException, InterruptedException {
    Map<String, String> sandbox = world.sandbox().environment();
    URI uri =
        URI.create(
            "%s/accounts/%s/workers/scripts/%s"
                .formatted(
                    sandbox.get("CLOUDFLARE_API_BASE_URL"),
                    sandbox.get("CLOUDFLARE_ACCOUNT_ID"),
                    worker));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + sandbox.get("CLOUDFLARE_API_TOKEN"))
            .DELETE()
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void productions_worker_under_a_previews_name() {
    PullRequest pull = world.pullRequest();
    String name = "codex-web-preview-" + pull.number();
    checkout.edit("services/web/wrangler.jsonc", text -> text.replace("codex-web", name));
    assertThat(pull.up(checkout).run().exited(4).log()).contains(name);
    pull.down(checkout).run().succeeded();
  }
}

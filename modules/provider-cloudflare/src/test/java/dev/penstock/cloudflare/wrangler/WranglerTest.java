package dev.penstock.cloudflare.wrangler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.http.Budget;
import dev.penstock.http.RecordedProgress;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.tool.FakeToolRunner;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.testing.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WranglerTest {
  private static final String NAME = "codex-api-preview-8";
  private static final Secret TOKEN = Secret.of("token-of-the-account");
  private static final Secret URL = Secret.of("postgres://u:p@db.example/codex");

  @TempDir private Path repository;
  private Path service;
  private final FakeToolRunner tools = new FakeToolRunner();
  private final VirtualTime time = new VirtualTime();
  private final Budget budget = Budget.of(time.time(), Duration.ofMinutes(20));
  private final RecordedProgress progress = new RecordedProgress();
  private final Redactor redactor = new Redactor();

  @BeforeEach
  void layOutTheRepository() throws IOException {
    service = Files.createDirectories(repository.resolve("services/api"));
    Files.writeString(service.resolve("wrangler.jsonc"), "{\"name\": \"codex-api\", /* … */}");
    addWrangler(repository);
  }

  @AfterEach
  void every_prepared_answer_was_called_for() {
    tools.close();
  }

  @Test
  void the_repositorys_own_wrangler_deploys_and_tells_the_version() {
    tools.answer(
        call -> {
          record(call, "{\"type\":\"wrangler-session\"}", deployed(NAME, "v-1"));
          return ended(0);
        });

    assertThat(deploy()).contains("v-1");

    ToolCall call = tools.calls().getFirst();
    assertThat(call.directory()).isEqualTo(service);
    assertThat(call.command())
        .startsWith(
            repository.resolve("node_modules/.bin/wrangler").toString(),
            "deploy",
            "--config",
            config().toString(),
            "--env=")
        .containsSubsequence("--tag", "0123456789ab")
        .containsSubsequence("--message", "penstock:codex/pr-8");
  }

  @Test
  void wrangler_is_told_where_cloudflare_is_and_not_to_talk_to_anybody_else() {
    tools.answer(0);
    deploy();

    ToolCall call = tools.calls().getFirst();
    assertThat(call.environment())
        .containsEntry("CLOUDFLARE_ACCOUNT_ID", "acct1")
        .containsEntry("CLOUDFLARE_API_BASE_URL", "https://api.cloudflare.test/client/v4")
        .containsEntry("WRANGLER_SEND_METRICS", "false")
        .containsEntry("CI", "1")
        .containsKey("WRANGLER_OUTPUT_FILE_PATH");
    assertThat(call.secrets()).isEqualTo(Map.of("CLOUDFLARE_API_TOKEN", TOKEN));
  }

  @Test
  void the_configuration_is_beside_the_original_only_while_wrangler_runs() {
    tools.answer(
        call -> {
          assertThat(config()).content().contains(NAME);
          return ended(0);
        });
    deploy();

    assertThat(config()).doesNotExist();
  }

  @Test
  void the_configuration_is_gone_after_a_failure_too() {
    tools.answer(1, "Build failed");

    failure();

    assertThat(config()).doesNotExist();
  }

  @Test
  void what_a_killed_run_left_is_replaced_and_a_link_is_not_followed() throws IOException {
    Path precious = Files.writeString(repository.resolve("precious.txt"), "mine");
    Files.createSymbolicLink(config(), precious);
    tools.answer(
        call -> {
          assertThat(Files.isSymbolicLink(config())).isFalse();
          assertThat(config()).content().contains(NAME);
          return ended(0);
        });

    deploy();

    assertThat(precious).hasContent("mine");
  }

  @Test
  void secrets_are_in_a_file_that_only_this_user_may_read_and_nowhere_else() {
    List<Path> secrets = new ArrayList<>();
    tools.answer(
        call -> {
          Path file = argument(call, "--secrets-file");
          secrets.add(file);
          assertThat(file).content().isEqualTo("{\"DATABASE_URL\":\"" + URL.reveal() + "\"}");
          assertThat(permissions(file)).isEqualTo("rw-------");
          assertThat(permissions(file.resolveSibling("."))).isEqualTo("rwx------");
          assertThat(file.startsWith(repository)).isFalse();
          assertThat(call.command().toString() + call.environment() + text(config()))
              .doesNotContain(URL.reveal())
              .doesNotContain(TOKEN.reveal());
          return ended(0);
        });

    deploy();

    assertThat(secrets).hasSize(1).allMatch(file -> !Files.exists(file.resolveSibling(".")));
    assertThat(redactor.redact("got " + URL.reveal())).isEqualTo("got ***");
  }

  @Test
  void the_secrets_are_deleted_after_a_failure_too() {
    List<Path> secrets = new ArrayList<>();
    tools.answer(
        call -> {
          secrets.add(argument(call, "--secrets-file"));
          return ended(1, "Build failed");
        });

    failure();

    assertThat(secrets).allMatch(file -> !Files.exists(file.resolveSibling(".")));
  }

  @Test
  void without_secrets_there_is_no_file() {
    tools.answer(0);

    wrangler().deploy(version(), worker(Map.of()));

    assertThat(tools.calls().getFirst().command()).doesNotContain("--secrets-file");
  }

  @Test
  void the_nearest_wrangler_is_taken() throws IOException {
    addWrangler(service);
    tools.answer(0);
    deploy();

    assertThat(tools.calls().getFirst().command().getFirst())
        .isEqualTo(service.resolve("node_modules/.bin/wrangler").toString());
  }

  @Test
  void without_one_npx_is_asked_but_may_not_download_any() throws IOException {
    Files.delete(repository.resolve("node_modules/.bin/wrangler"));
    tools.answer(
        1, "npm error npx canceled due to missing packages and no YES option: [\"wrangler@4\"]");

    Failure failure = failure();

    assertThat(tools.calls().getFirst().command())
        .startsWith("npx", "--no-install", "wrangler", "deploy");
    assertThat(failure.exit()).isEqualTo(ExitCode.INVALID);
    assertThat(failure.reasonCode()).isEqualTo("wrangler-missing");
    assertThat(failure.next()).contains("npm ci");
  }

  @Test
  void without_npx_wrangler_is_missing_too() throws IOException {
    Files.delete(repository.resolve("node_modules/.bin/wrangler"));
    tools.answer(
        call -> {
          throw Failure.invalid("tool-missing", "no npx", "", "Install it.").asException();
        });

    assertThat(failure().reasonCode()).isEqualTo("wrangler-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  GET /accounts/acct1/workers/services/plain -> 502 Bad Gateway",
        "  workers.api.error.unknown [code: 10013]",
        "  Please wait and consider throttling your request speed [code: 971]",
        "✘ [ERROR] fetch failed"
      })
  void what_passes_is_tried_again(String line) {
    tools.answer(1, line).answer(1, line).answer(0);

    deploy();

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8));
    assertThat(progress.said()).hasSize(2).allMatch(said -> said.contains("trying again"));
  }

  @Test
  void what_does_not_pass_is_the_providers_failure() {
    tools.answer(1, "fetch failed").answer(1, "fetch failed").answer(1, "fetch failed");

    Failure failure = failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("provider-unreachable");
  }

  @Test
  void nothing_is_tried_again_beyond_the_budget() {
    time.advance(Duration.ofMinutes(20).minusSeconds(1));
    tools.answer(1, "fetch failed");

    failure();

    assertThat(time.sleeps()).isEmpty();
    assertThat(tools.calls().getFirst().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_token_without_rights_says_which_to_add() {
    tools.answer(
        1,
        "✘ [ERROR] A request to the Cloudflare API failed.",
        "Authentication error [code: 10000]");

    Failure failure = failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("rights-missing");
    assertThat(failure.next()).contains("Workers Scripts Edit").contains("Workers Routes Edit");
  }

  @Test
  void anything_else_is_the_services_failure_with_what_wrangler_said() {
    tools.answer(1, "✘ [ERROR] Build failed with 1 error:", "Could not resolve \"postgres\"");

    Failure failure = failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(failure.reasonCode()).isEqualTo("wrangler-failed");
    assertThat(failure.what()).contains(NAME).contains("exit 1");
    assertThat(failure.why()).contains("Could not resolve \"postgres\"");
  }

  @Test
  void a_wrangler_that_does_not_end_is_told_apart() {
    tools.answer(call -> new ToolResult(-1, List.of("Running custom build: npm run build"), true));

    Failure failure = failure();

    assertThat(failure.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(failure.reasonCode()).isEqualTo("wrangler-too-slow");
    assertThat(failure.why()).contains("npm run build");
  }

  @Test
  void only_a_record_of_this_worker_counts_and_the_last_one_wins() {
    tools.answer(
        call -> {
          record(
              call,
              deployed(NAME, "v-1"),
              deployed(NAME, "v-2"),
              deployed("other", "v-3"),
              "{\"type\":\"deploy\",\"worker_name\":\"" + NAME + "\",\"version_id\":null}",
              "{\"type\":\"dep");
          return ended(0);
        });

    assertThat(deploy()).contains("v-2");
  }

  @Test
  void success_without_a_record_tells_no_version() {
    tools.answer(0);

    assertThat(deploy()).isEmpty();
  }

  @Test
  void a_configuration_that_is_refused_runs_nothing() throws IOException {
    Files.writeString(
        service.resolve("wrangler.jsonc"), "{\"r2_buckets\": [{\"bucket_name\": \"files\"}]}");

    assertThat(failure().reasonCode()).isEqualTo("binding-shared-with-production");
    assertThat(tools.calls()).isEmpty();
  }

  private Optional<String> deploy() {
    return wrangler().deploy(version(), worker(Map.of("DATABASE_URL", URL)));
  }

  private Failure failure() {
    return catchThrowableOfType(PenstockException.class, this::deploy).failure();
  }

  private Wrangler wrangler() {
    return new Wrangler(
        tools,
        new WranglerLogin("https://api.cloudflare.test/client/v4", "acct1", TOKEN),
        new RunContext(time.time(), budget, progress, redactor));
  }

  private ServiceVersion version() {
    return new ServiceVersion(
        NAME,
        new Owner("codex", "pr-8"),
        "0123456789abcdef0123456789abcdef01234567",
        service,
        Optional.empty(),
        List.of("api-preview-8.codex.example"),
        Map.of(),
        Map.of());
  }

  private static PreviewWorker worker(Map<String, Secret> secrets) {
    return new PreviewWorker(
        NAME,
        "codex.example",
        List.of("api-preview-8.codex.example"),
        Map.of("PENSTOCK_OWNER", "penstock:codex/pr-8"),
        secrets,
        List.of());
  }

  private Path config() {
    return service.resolve(".penstock-" + NAME + ".wrangler.json");
  }

  private static void addWrangler(Path folder) throws IOException {
    Path program = folder.resolve("node_modules/.bin/wrangler");
    Files.createDirectories(folder.resolve("node_modules/.bin"));
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private static ToolResult ended(int exit, String... lines) {
    return new ToolResult(exit, List.of(lines), false);
  }

  private static String deployed(String worker, String version) {
    return "{\"type\":\"deploy\",\"worker_name\":\"%s\",\"version_id\":\"%s\"}"
        .formatted(worker, version);
  }

  private static void record(ToolCall call, String... lines) {
    Path records = Path.of(call.environment().getOrDefault("WRANGLER_OUTPUT_FILE_PATH", ""));
    try {
      Files.write(records, List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path argument(ToolCall call, String option) {
    return Path.of(call.command().get(call.command().indexOf(option) + 1));
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

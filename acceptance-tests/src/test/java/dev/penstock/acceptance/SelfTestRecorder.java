package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Sleeper;
import dev.penstock.kernel.Time;
import dev.penstock.launcher.Commands;
import dev.penstock.runtime.ActionRuntime;
import dev.penstock.runtime.Environment;
import dev.penstock.runtime.Inputs;
import dev.penstock.runtime.RunnerFileReader;
import dev.penstock.runtime.Streams;
import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.github.EventPayload;
import dev.penstock.selftest.Recording;
import dev.penstock.selftest.Scene;
import dev.penstock.selftest.SceneTime;
import dev.penstock.selftest.Scenes;
import dev.penstock.selftest.Take;
import dev.penstock.selftest.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Plays the self-test's scenes in the sandbox, and keeps what was asked and answered. */
final class SelfTestRecorder {
  private static final int FASTER = 20;

  private static final List<String> VARIABLES =
      List.of("CLOUDFLARE_ACCOUNT_ID", "NEON_PROJECT_ID", "GITHUB_REPOSITORY");

  /**
   * Runs what stands for wrangler here, and keeps what it told where the self-test looks for it.
   */
  private static final String KEEPING =
      """
      #!/bin/sh
      "${0%/*}/wrangler.js" "$@" || exit $?
      if [ -f "$WRANGLER_OUTPUT_FILE_PATH" ]; then
        mkdir -p ../../records
        cp "$WRANGLER_OUTPUT_FILE_PATH" "../../records/${PWD##*/}-$1"
      fi
      """;

  private final World world;
  private final Workspace workspace;
  private final SelfTestScrubber scrubber;
  private final JsonNode event;

  private SelfTestRecorder(World world, Workspace workspace) {
    this.world = world;
    this.workspace = workspace;
    this.scrubber = new SelfTestScrubber(world.sandbox().environment());
    this.event =
        EventPayload.opened(world.sandbox().github(), world.repository(), CodexWorld.PULL_REQUEST)
            .json();
  }

  /** The database has seen a migration, which drizzle has written down. */
  private static final String MIGRATED =
      """
      CREATE SCHEMA drizzle;
      CREATE TABLE drizzle.__drizzle_migrations (
        id serial PRIMARY KEY, hash text NOT NULL, created_at bigint, name text);
      INSERT INTO drizzle.__drizzle_migrations (hash, created_at, name)
        VALUES ('none', 1793720000000, '%s');
      GRANT USAGE ON SCHEMA drizzle TO public;
      GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO public;
      """
          .formatted(Workspace.MIGRATION);

  /** Records all scenes in a world of their own. */
  static Recording record() throws IOException {
    try (World world = World.recording();
        Workspace workspace = Workspace.open()) {
      return new SelfTestRecorder(world, workspace).recording();
    }
  }

  private Recording recording() throws IOException {
    world.sandbox().neon().sql(CodexWorld.NEON_PROJECT, CodexWorld.PRODUCTION, MIGRATED);
    Path wrangler = workspace.wrangler();
    Files.writeString(wrangler, KEEPING);
    Path real = wrangler.resolveSibling("wrangler.js");
    Files.copy(Places.ROOT.resolve("acceptance-tests/src/test/project/wrangler.js"), real);
    assertThat(real.toFile().setExecutable(true)).isTrue();
    Map<String, String> variables = new HashMap<>(world.sandbox().environment());
    variables.keySet().retainAll(VARIABLES);
    List<Take> takes = Scenes.all().stream().map(this::take).toList();
    return new Recording(variables, scrubber.scrub(event.toString()), takes);
  }

  private Take take(Scene scene) {
    push(scene);
    world.sandbox().exchanges().clear();
    Instant start = Instant.now();
    run(scene, start);
    return new Take(
        scene.title(),
        start,
        records(),
        world.sandbox().exchanges().all().stream()
            .filter(exchange -> !exchange.caller().startsWith("wrangler/"))
            .map(scrubber::scrub)
            .toList());
  }

  /** Somebody pushes what the scene is about. */
  private void push(Scene scene) {
    if (scene.variables().containsKey("GITHUB_SHA")) {
      world.repository().push("main", scene.commit());
    } else {
      world.repository().push(CodexWorld.PULL_REQUEST, scene.commit());
    }
  }

  private void run(Scene scene, Instant start) {
    Map<String, String> environment = new HashMap<>(world.job(workspace.checkout()));
    workspace.variables(event.toString()).forEach(environment::putIfAbsent);
    world.credentials().forEach((input, value) -> environment.put(Inputs.variableOf(input), value));
    environment.putAll(scene.variables());
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    Time time = new SceneTime(start, SelfTestRecorder::hurry).time();
    ActionRuntime runtime =
        ActionRuntime.of(
            Environment.of(environment), new Streams(stream, stream), new Redactor(), time);
    int exit = Commands.table().execute(List.of(scene.action()), runtime, time);
    String said = log.toString(StandardCharsets.UTF_8);
    assertThat(exit).as(scene.title() + "\n" + said).isZero();
    assertThat(RunnerFileReader.read(Path.of(environment.getOrDefault("GITHUB_OUTPUT", ""))))
        .as(said)
        .containsEntry("reason-code", scene.reason());
  }

  /** The sandbox takes its time, but not as long as people would. */
  private static void hurry(Duration wait) throws InterruptedException {
    Sleeper.system().sleep(wait.dividedBy(FASTER));
  }

  /** What wrangler told since the last time. */
  private Map<String, String> records() {
    Map<String, String> records = new TreeMap<>();
    if (!Files.exists(workspace.records())) {
      return records;
    }
    try (Stream<Path> files = Files.list(workspace.records())) {
      for (Path file : files.toList()) {
        records.put(file.getFileName().toString(), Files.readString(file));
        Files.delete(file);
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.penstock.pipeline.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.kernel.ExitCode;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessToolRunnerTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final BlockingQueue<String> debugLines = new LinkedBlockingQueue<>();

  @Test
  void a_program_sees_the_call_and_the_short_list_and_nothing_else_of_our_environment() {
    ToolRunner runner =
        runner(Map.of("PATH", "/usr/bin:/bin", "GITHUB_TOKEN", "of-the-job", "HOME", "/home/x"));

    ToolResult result =
        runner.run(
            new ToolCall(
                List.of("env"),
                folder,
                Map.of("PLAIN", "yes"),
                Map.of("HIDDEN", Secret.of("s3cret-value")),
                AMPLE));

    assertThat(result.lastLines())
        .contains("PLAIN=yes", "HIDDEN=***", "HOME=/home/x", "PATH=/usr/bin:/bin")
        .noneMatch(line -> line.contains("of-the-job"));
    assertThat(result.succeeded()).isTrue();
  }

  @Test
  void a_secret_that_a_program_prints_is_masked_in_its_last_lines_and_in_the_debug_log() {
    runner()
        .run(shell("echo token=$KEY; echo $KEY >&2", Map.of("KEY", Secret.of("planted-value-77"))));

    assertThat(debugLines).containsExactly("sh: token=***", "sh: ***");
  }

  @Test
  void the_exit_status_and_only_the_last_twenty_lines_are_kept() {
    ToolResult result =
        runner().run(shell("i=1; while [ $i -le 50 ]; do echo $i; i=$((i+1)); done; exit 7"));

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.lastLines())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(31, 50).mapToObj(String::valueOf).toList());
  }

  @Test
  void colours_and_empty_lines_are_not_kept() {
    ToolResult result = runner().run(shell("printf '\\033[31mred\\033[0m\\n\\n'"));

    assertThat(result.lastLines()).containsExactly("red");
  }

  @Test
  void the_frames_of_a_stack_trace_do_not_push_out_what_went_wrong() {
    ToolResult result =
        runner()
            .run(
                shell(
                    "echo 'Error: no such table'; "
                        + "for i in $(seq 30); do echo \"    at run (/app/x.js:$i:7)\"; done; "
                        + "echo 'looked at 3 files'"));

    assertThat(result.lastLines()).containsExactly("Error: no such table", "looked at 3 files");
    assertThat(debugLines).hasSize(32);
  }

  @Test
  void an_answer_is_standard_output_alone_and_the_last_lines_are_both() {
    ToolResult result =
        runner().run(shell("echo one; echo two >&2; echo; echo '{\"three\": 3}'").forItsAnswer());

    assertThat(result.stdout()).containsExactly("one", "{\"three\": 3}");
    assertThat(result.lastLines()).containsExactlyInAnyOrder("one", "two", "{\"three\": 3}");
  }

  @Test
  void an_answer_that_nobody_asked_for_is_not_kept() {
    assertThat(runner().run(shell("echo one")).stdout()).isEmpty();
  }

  @Test
  void a_secret_is_masked_in_the_answer_too() {
    ToolCall call = shell("echo $KEY; echo $KEY >&2", Map.of("KEY", Secret.of("planted-value-78")));

    assertThat(runner().run(call.forItsAnswer()).stdout()).containsExactly("***");
    assertThat(debugLines).containsExactly("sh: ***", "sh: ***");
  }

  @Test
  void a_program_that_never_ends_its_line_does_not_fill_the_memory() {
    String endless = "head -c 50000000 /dev/zero | tr '\\0' x; echo; echo '{}'";

    ToolResult result = runner().run(shell(endless).forItsAnswer());

    assertThat(result.stdout()).containsExactly("x".repeat(1_000) + "…", "{}");
    assertThat(debugLines).allMatch(line -> line.length() < 1_100);
  }

  @Test
  void a_secret_that_the_cut_goes_through_is_not_shown_in_part() {
    String line = "x".repeat(ToolResult.LONGEST_LINE - 8);
    ToolCall call =
        shell("printf %s%s " + line + " $KEY", Map.of("KEY", Secret.of("planted-value-79")));

    ToolResult result = runner().run(call.forItsAnswer());

    assertThat(result.stdout()).noneMatch(kept -> kept.contains("planted"));
    assertThat(debugLines).isNotEmpty().noneMatch(heard -> heard.contains("planted"));
  }

  @Test
  void only_the_end_of_a_long_answer_is_kept() {
    ToolResult result = runner().run(shell("seq 5000").forItsAnswer());

    assertThat(result.stdout()).hasSize(ToolResult.KEPT_ANSWER).endsWith("4999", "5000");
  }

  @Test
  void a_program_that_asks_gets_the_end_of_its_input_instead_of_waiting() {
    ToolResult result = runner().run(shell("read answer || echo nobody there"));

    assertThat(result.lastLines()).containsExactly("nobody there");
  }

  @Test
  void a_program_out_of_time_is_killed_with_everything_it_started() throws IOException {
    Path pid = folder.resolve("pid");
    ToolCall call =
        new ToolCall(
            List.of("sh", "-c", "sleep 600 & echo $! > pid; wait"),
            folder,
            Map.of(),
            Map.of(),
            Duration.ofSeconds(1));

    ToolResult result = runner().run(call);

    assertThat(result.timedOut()).isTrue();
    assertThat(result.succeeded()).isFalse();
    assertGone(pid);
  }

  @Test
  void a_cancelled_run_kills_the_program_and_says_so() throws Exception {
    Path pid = folder.resolve("pid");
    CompletableFuture<PenstockException> failure = new CompletableFuture<>();
    Thread running =
        Thread.ofVirtual()
            .start(
                () ->
                    failure.complete(
                        catchThrowableOfType(
                            PenstockException.class,
                            () -> runner().run(shell("echo $$ > pid; echo up; exec sleep 600")))));
    assertThat(debugLines.poll(20, TimeUnit.SECONDS)).isEqualTo("sh: up");

    running.interrupt();

    assertThat(failure.get(20, TimeUnit.SECONDS).failure().reasonCode()).isEqualTo("cancelled");
    assertGone(pid);
  }

  @Test
  void a_program_is_looked_for_in_the_path_it_will_have_itself() throws IOException {
    Path program = Files.writeString(folder.resolve("mytool"), "#!/bin/sh\necho found\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    ToolResult result =
        runner(Map.of("PATH", folder + ":/usr/bin:/bin"))
            .run(new ToolCall(List.of("mytool"), folder, Map.of(), Map.of(), AMPLE));

    assertThat(result.lastLines()).containsExactly("found");
  }

  @Test
  void a_missing_program_is_a_mistake_of_the_configuration() {
    PenstockException thrown =
        catchThrowableOfType(
            PenstockException.class,
            () ->
                runner()
                    .run(new ToolCall(List.of("no-such-tool"), folder, Map.of(), Map.of(), AMPLE)));

    assertThat(thrown.failure().exit()).isEqualTo(ExitCode.INVALID);
    assertThat(thrown.failure().reasonCode()).isEqualTo("tool-missing");
    assertThat(thrown.failure().what()).contains("no-such-tool");
  }

  @Test
  void a_file_that_cannot_be_run_is_a_mistake_of_the_configuration() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "not a program");

    PenstockException thrown =
        catchThrowableOfType(
            PenstockException.class,
            () ->
                runner()
                    .run(
                        new ToolCall(List.of(text.toString()), folder, Map.of(), Map.of(), AMPLE)));

    assertThat(thrown.failure().reasonCode()).isEqualTo("tool-not-started");
  }

  private ToolRunner runner() {
    return runner(Map.of("PATH", "/usr/bin:/bin"));
  }

  private ToolRunner runner(Map<String, String> environment) {
    return new ProcessToolRunner(
        environment, Set.of("PATH", "HOME"), new Redactor(), new DebugLines(debugLines));
  }

  private ToolCall shell(String script) {
    return shell(script, Map.of());
  }

  private ToolCall shell(String script, Map<String, Secret> secrets) {
    return new ToolCall(List.of("sh", "-c", script), folder, Map.of(), secrets, AMPLE);
  }

  /**
   * A killed process whose parent has not yet been told is a zombie: it has no program any more.
   */
  private static void assertGone(Path pidFile) throws IOException {
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElse(null);
    for (int round = 0; round < 2_000 && isRunning(process); round++) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(isRunning(process)).isFalse();
  }

  private static boolean isRunning(@Nullable ProcessHandle process) {
    return process != null && process.isAlive() && process.info().command().isPresent();
  }

  private record DebugLines(Collection<String> lines) implements Progress {
    @Override
    public void say(String line) {}

    @Override
    public void debug(String line) {
      lines.add(line);
    }

    @Override
    public void warn(String line) {}
  }
}

package dev.penstock.sandbox.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.kernel.Sleeper;
import dev.penstock.sandbox.http.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerdTest {

  private static final String ENV =
      "export default { async fetch(request, env) { return Response.json(env); } };";

  private final Workers workers = TestWorkerd.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterAll
  void stop() {
    http.close();
    workers.close();
  }

  static WorkerVersion version(String id, String code, String version) {
    JsonNode binding =
        Json.object().put("type", "plain_text").put("name", "COMMIT_SHA").put("text", version);
    return new WorkerVersion(
        id,
        "api",
        Optional.of("index.js"),
        Map.of("index.js", new WorkerModule(WorkerModule.Kind.ESM, code)),
        List.of(binding),
        "2026-03-01",
        List.of(),
        Optional.empty());
  }

  private String get(String version) throws IOException, InterruptedException {
    URI url = URI.create("https://codex.example/");
    Dispatch.Forward forward = (Dispatch.Forward) workers.dispatch(version, url);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + forward.to().getPort() + "/"));
    forward.headers().forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }

  @Test
  void versions_run_side_by_side() throws Exception {
    assertThat(workers.put(version("v1", ENV, "one"))).containsExactly("fetch");
    workers.put(version("v2", ENV, "two"));

    assertThat(get("v1")).isEqualTo("{\"COMMIT_SHA\":\"one\"}");
    assertThat(get("v2")).isEqualTo("{\"COMMIT_SHA\":\"two\"}");
  }

  @Test
  void a_broken_script_is_refused_and_disturbs_nobody() throws Exception {
    workers.put(version("good", ENV, "fine"));

    assertThatThrownBy(() -> workers.put(version("bad", "export default {", "x")))
        .isInstanceOf(ScriptRejectedException.class)
        .hasMessageContaining("SyntaxError");
    assertThat(get("good")).contains("fine");
    assertThat(get("bad")).isEqualTo("error code: 1101");
  }

  @Test
  void statements_run_all_or_none() throws Exception {
    workers.query("d", List.of(new Statement("create table t (a)", List.of())));
    Statement insert = new Statement("insert into t values (?)", List.of(Json.tree(5)));

    assertThatThrownBy(
            () -> workers.query("d", List.of(insert, new Statement("nonsense", List.of()))))
        .isInstanceOf(SqlFailedException.class)
        .hasMessageContaining("syntax error");
    List<JsonNode> rows =
        workers.query("d", List.of(insert, new Statement("select a from t", List.of())));
    assertThat(rows.get(1).path("rows").toString()).isEqualTo("[[5]]");
  }

  /** The whole point of the control script: no workerd outlives the sandbox. */
  @Test
  void workerd_ends_with_its_parent_even_when_that_is_killed() throws Exception {
    WorkerdInstallation installation = TestWorkerd.installation();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path").replace('\n', File.pathSeparatorChar),
            Parent.class.getName(),
            installation.node(),
            installation.home().toString());
    Process parent = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertThat(parent.inputReader().readLine()).isEqualTo("running");
      List<ProcessHandle> children = parent.descendants().toList();
      assertThat(children).hasSizeGreaterThanOrEqualTo(2);

      parent.destroyForcibly().waitFor();

      assertThat(endedWithin(children, Duration.ofSeconds(10))).isTrue();
    } finally {
      parent.descendants().forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  private static boolean endedWithin(List<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      Sleeper.system().sleep(Duration.ofMillis(20));
    }
    return true;
  }

  /** A process of its own, to be killed. */
  static final class Parent {
    private Parent() {}

    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] args) throws Exception {
      Workers.workerd(new WorkerdInstallation(args[0], "npm", Path.of(args[1])))
          .put(version("v1", ENV, "one"));
      System.out.println("running");
      Sleeper.system().sleep(Duration.ofMinutes(1));
    }
  }

  @Test
  void recorded_workers_answer_from_their_bindings() throws Exception {
    try (Workers recorded = Workers.recorded()) {
      recorded.put(version("v1", "not even code", "c0ffee"));

      Dispatch answer = recorded.dispatch("v1", URI.create("https://codex.example/health"));
      assertThat(answer)
          .isEqualTo(
              new Dispatch.Answer(
                  "{\"status\":\"ok\",\"worker\":\"api\",\"version\":\"c0ffee\","
                      + "\"variables\":{\"COMMIT_SHA\":\"c0ffee\"}}"));
    }
  }
}

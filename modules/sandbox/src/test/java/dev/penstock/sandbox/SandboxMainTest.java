package dev.penstock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxMainTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void it_tells_where_it_is_and_ends_with_its_standard_input() throws Exception {
    Process process = start("--record-workers", "--port-file", ports().toString());
    Map<String, String> environment = awaitPorts(process);
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      Caller caller = new Caller(environment, client);
      assertThat(caller.github("GET", "/repos/acme/codex", "").status()).isEqualTo(200);
      List<ProcessHandle> children = process.descendants().toList();
      assertThat(children).isNotEmpty();
      process.getOutputStream().close();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      for (ProcessHandle child : children) {
        child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      Assertions.assertThatThrownBy(() -> caller.github("GET", "/", ""))
          .isInstanceOf(ConnectException.class);
    }
    assertThat(out(process)).contains("export GITHUB_API_URL=" + environment.get("GITHUB_API_URL"));
    assertThat(Path.of(environment.get("SSL_CERT_FILE"))).doesNotExist();
  }

  @Test
  void a_wrong_option_is_explained_and_nothing_starts() throws Exception {
    Process process = start("--teapot");
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("no such option: --teapot")
        .contains("usage: sandbox");
  }

  private Path ports() {
    return folder.resolve("ports.json");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(SandboxMain.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  /** Its first line comes when it is up, and the file before that. */
  private Map<String, String> awaitPorts(Process process) throws IOException {
    String first = process.inputReader(StandardCharsets.UTF_8).readLine();
    assertThat(first).startsWith("export NEON_API_HOST=http://127.0.0.1:");
    Map<String, String> environment = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : Json.read(Files.readAllBytes(ports())).properties()) {
      environment.put(entry.getKey(), entry.getValue().asText());
    }
    return environment;
  }

  private static String out(Process process) throws IOException {
    return String.join("\n", process.inputReader(StandardCharsets.UTF_8).readAllLines());
  }
}

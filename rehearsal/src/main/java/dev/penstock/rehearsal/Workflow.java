package dev.penstock.rehearsal;

import dev.penstock.sandbox.CodexWorld;
import dev.penstock.sandbox.Sandbox;
import dev.penstock.sandbox.github.EventPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs an action as GitHub's runner does: inputs in {@code INPUT_*}, the event in a file, outputs
 * and summary in files. Only the container is missing.
 *
 * @param launcher the folder of Penstock's jar and of how it is started
 * @param checkout the workspace
 * @param sandbox the world
 * @param files a folder for the runner's files
 */
record Workflow(Path launcher, Checkout checkout, Sandbox sandbox, Path files) {
  /** Where secrets come from in a workflow: {@code with:}. */
  private static final Map<String, String> INPUTS =
      Map.of(
          "INPUT_NEON-API-KEY", "NEON_API_KEY",
          "INPUT_CLOUDFLARE-API-TOKEN", "CLOUDFLARE_API_TOKEN",
          "INPUT_CLOUDFLARE-ACCOUNT-ID", "CLOUDFLARE_ACCOUNT_ID",
          "INPUT_GITHUB-TOKEN", "GITHUB_TOKEN");

  /**
   * Runs an action for an event.
   *
   * @return its exit status
   */
  int run(String action, EventPayload event, Teller teller) {
    try {
      Command command = command(action).with(environment(event));
      return command.run(line -> quote(line, teller));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the runner's files", e);
    }
  }

  /** What the runner would show of a line: commands to itself are not part of the log. */
  private static void quote(String line, Teller teller) {
    if (!line.startsWith("::add-mask::") && !line.startsWith("::debug::")) {
      teller.quote(line);
    }
  }

  private Command command(String action) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Command.of(
        checkout.folder(),
        java.toString(),
        "@" + launcher.resolve("jvm.options"),
        "-jar",
        launcher.resolve("target/penstock.jar").toString(),
        action);
  }

  private Map<String, String> environment(EventPayload event) throws IOException {
    Map<String, String> world = sandbox.environment();
    Map<String, String> environment = new LinkedHashMap<>(world);
    INPUTS.forEach((input, variable) -> environment.put(input, world.get(variable)));
    INPUTS.values().forEach(environment::remove);
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_EVENT_NAME", "pull_request");
    environment.put("GITHUB_EVENT_PATH", event.writeTo(files.resolve("event.json")).toString());
    environment.put("GITHUB_OUTPUT", empty("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", empty("summary.md").toString());
    environment.put("GITHUB_WORKSPACE", checkout.folder().toString());
    environment.put("GITHUB_REPOSITORY", CodexWorld.REPOSITORY);
    environment.put("GITHUB_RUN_ID", "4711");
    return environment;
  }

  /** The summary of the last action. */
  String summary() {
    try {
      return Files.readString(files.resolve("summary.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path empty(String name) throws IOException {
    return Files.writeString(files.resolve(name), "");
  }
}

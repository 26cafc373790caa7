package dev.penstock.cloudflare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.pipeline.tool.ProcessToolRunner;
import dev.penstock.pipeline.tool.ToolRunner;
import dev.penstock.sandbox.clients.NodeClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A repository with one service in services/api, and the wrangler it has chosen. */
record Repository(Path root, Path service, NodeClients clients) {

  static Repository in(Path folder) throws IOException {
    Path root = folder.resolve("repository");
    Path service = Files.createDirectories(root.resolve("services/api"));
    return new Repository(root, service, NodeClients.installed());
  }

  /** Writes a file of the service. */
  void write(String name, String text) throws IOException {
    Files.writeString(service.resolve(name), text);
  }

  /** What npm would put there, without its thousands of files. */
  void useWrangler(String version) throws IOException {
    Path bin = Files.createDirectories(root.resolve("node_modules/.bin"));
    Path script = clients.folder().resolve("node_modules/" + version + "/bin/wrangler.js");
    Path program = bin.resolve("wrangler");
    Files.writeString(program, "#!/bin/sh\nexec node '" + script + "' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  /** What runs it. */
  ToolRunner tools(EmulatedCloudflare cloudflare) {
    return new ProcessToolRunner(
        Map.of(
            "PATH", clients.node().resolveSibling("") + ":/usr/bin:/bin", "HOME", root.toString()),
        ProcessToolRunner.USUALLY_INHERITED,
        cloudflare.redactor(),
        cloudflare.progress());
  }
}

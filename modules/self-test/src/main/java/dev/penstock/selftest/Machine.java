package dev.penstock.selftest;

import dev.penstock.command.ActionContext;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.tool.ProcessToolRunner;
import dev.penstock.pipeline.tool.ToolCall;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person wants to know of the machine that this runs on. */
final class Machine {
  /** Linux tells here which files are mapped into the process. */
  private static final Path MAPS = Path.of("/proc/self/maps");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ToolRunner tools;

  private Machine(ToolRunner tools) {
    this.tools = tools;
  }

  static Machine of(ActionContext context) {
    return new Machine(
        new ProcessToolRunner(
            context.runtime().environment().variables(),
            ProcessToolRunner.USUALLY_INHERITED,
            context.redactor(),
            context.progress()));
  }

  /** Facts by name, in the order in which they are shown. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor", "unknown"));
    facts.put("class archives", archives());
    facts.put("node", node());
    return facts;
  }

  /** The archives of loaded classes that the JVM really uses: it maps them into its memory. */
  static String archives() {
    try (Stream<String> maps = Files.lines(MAPS)) {
      String used =
          maps.map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .filter(file -> file.endsWith(".aot") || file.endsWith(".jsa"))
              .map(file -> Objects.toString(Path.of(file).getFileName()))
              .distinct()
              .collect(Collectors.joining(", "));
      return used.isEmpty() ? "none" : used;
    } catch (IOException e) {
      return "unknown";
    }
  }

  private String node() {
    try {
      List<String> command = List.of("node", "--version");
      ToolResult result =
          tools.run(new ToolCall(command, Path.of("/"), Map.of(), Map.of(), PATIENCE));
      return result.succeeded() ? String.join(" ", result.lastLines()) : "does not run";
    } catch (PenstockException e) {
      return "none";
    }
  }
}

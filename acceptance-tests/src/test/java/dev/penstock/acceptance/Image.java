package dev.penstock.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The image of the jar under test, built once in a run of the tests. */
final class Image {
  static final String NAME = "penstock:acceptance";

  private static final Image BUILT = build();

  private Image() {}

  static Image built() {
    return BUILT;
  }

  private static Image build() {
    Docker.call("build", "--network", "host", "--tag", NAME, Places.ROOT.toString());
    return new Image();
  }

  /** Runs a script in it, as root, with arguments. */
  Docker.Said bash(String script, List<Path> mounted, String... arguments) {
    List<String> call = new ArrayList<>(List.of("run", "--rm", "--network", "host"));
    mounted.forEach(path -> call.addAll(List.of("--volume", path + ":" + path)));
    call.addAll(List.of("--entrypoint", "bash", NAME, "-euc", script, "bash"));
    call.addAll(List.of(arguments));
    return Docker.call(call.toArray(String[]::new));
  }

  /** The lines that a script prints. */
  List<String> lines(String script) {
    return bash(script, List.of()).out().lines().toList();
  }

  /** What the engine says of it, in Docker's template language. */
  String inspect(String template) {
    return Docker.call("image", "inspect", "--format", template, NAME).line();
  }

  /** Runs it with options, a name and arguments; the status may be any. */
  Docker.Said run(List<String> options, String... arguments) {
    List<String> call =
        Stream.of(List.of("run", "--rm", "--network", "host"), options, List.of(NAME))
            .flatMap(List::stream)
            .collect(Collectors.toCollection(ArrayList::new));
    call.addAll(List.of(arguments));
    return Docker.call(call, Map.of());
  }
}

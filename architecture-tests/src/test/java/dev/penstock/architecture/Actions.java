package dev.penstock.architecture;

import dev.penstock.launcher.Commands;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The actions and their files: the umbrella's {@code action.yml} is at the top. */
public final class Actions {
  public static final String UMBRELLA = "deploy-preview";
  static final String REPOSITORY = "penstock/deploy-preview";

  private static final Set<String> TOOLS = Set.of("self-test");

  private Actions() {}

  /** The actions' commands; what else the program does is no step of a workflow. */
  public static List<String> commands() {
    return Commands.table().names().stream().filter(name -> !TOOLS.contains(name)).toList();
  }

  static Path folder(String name) {
    return Checkout.file("actions/" + name);
  }

  public static Path yaml(String name) {
    return name.equals(UMBRELLA) ? Checkout.file("action.yml") : folder(name).resolve("action.yml");
  }

  static Path readme(String name) {
    return folder(name).resolve("README.md");
  }

  /** The action that a step's {@code uses} names; empty when it is somebody else's. */
  static Stream<String> used(String uses) {
    String path = uses.replaceFirst("@.*", "");
    if (path.equals(REPOSITORY)) {
      return Stream.of(UMBRELLA);
    }
    String parts = REPOSITORY + "/actions/";
    return path.startsWith(parts) ? Stream.of(path.substring(parts.length())) : Stream.empty();
  }
}

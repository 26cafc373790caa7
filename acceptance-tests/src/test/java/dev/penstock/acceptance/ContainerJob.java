package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A job whose steps run in the image as GitHub's runner runs them: see {@code
 * ContainerActionHandler}, {@code DockerCommandManager} and {@code ActionRunner} in actions/runner.
 * After each step all that it mounts is looked through: who owns it, and whether a secret is in it.
 *
 * @param checkout the workspace
 * @param temporary the runner's folder for the rest
 * @param owner the user and the group that all of it belongs to
 * @param ran the actions that have run
 */
record ContainerJob(Checkout checkout, Path temporary, int owner, Set<String> ran) {
  private static final String LABEL = UUID.randomUUID().toString().substring(0, 6);

  /** The cache of classes has to be used, or the JVM gives up. */
  private static final Map<String, String> STRICT = Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");

  /** What the host has for its own programs, and the runner does not hand to a container. */
  private static final Set<String> OF_THE_HOST = Set.of("PATH", "HOME", "LANG");

  /** Variables that name a file of the host, and what it is called in the container. */
  private static final Map<String, String> FILES =
      Map.of("GITHUB_EVENT_PATH", "event.json", "SSL_CERT_FILE", "authorities.pem");

  static ContainerJob of(Checkout checkout, int owner) {
    try {
      Path all = Files.createDirectories(Places.TARGET.resolve("jobs"));
      ContainerJob job =
          new ContainerJob(
              checkout.withoutLinksOutside(),
              Files.createTempDirectory(all, "job-"),
              owner,
              new TreeSet<>());
      for (Path folder : List.of(job.home(), job.workflow(), job.fileCommands())) {
        Files.createDirectory(folder);
      }
      return job;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path home() {
    return temporary.resolve("_github_home");
  }

  private Path workflow() {
    return temporary.resolve("_github_workflow");
  }

  private Path fileCommands() {
    return temporary.resolve("_runner_file_commands");
  }

  /** What is mounted, and where. */
  private Map<Path, String> mounts() {
    Map<Path, String> mounts = new TreeMap<>();
    mounts.put(home(), "/github/home");
    mounts.put(workflow(), "/github/workflow");
    mounts.put(fileCommands(), "/github/file_commands");
    mounts.put(checkout.folder(), "/github/workspace");
    return mounts;
  }

  /** Runs a step. */
  StepRun run(Step step) {
    return started(step).run();
  }

  /** Runs a step, and what its action has for the end of the job. */
  List<StepRun> runWithPost(Step step) {
    ContainerStep main = started(step);
    StepRun first = main.run();
    return List.of(first, main.post().run());
  }

  private ContainerStep started(Step step) {
    ran.add(step.action());
    ActionFile action = ActionFile.of(step.action());
    return new ContainerStep(
        this, action, inputsAndVariables(action, step), action.entrypoint(), fresh());
  }

  CommandFiles fresh() {
    return CommandFiles.fresh(fileCommands());
  }

  /** Runs a container. */
  StepRun run(
      Map<String, String> variables,
      List<String> entrypoint,
      List<String> arguments,
      CommandFiles files) {
    Map<String, String> environment = new TreeMap<>();
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(files.variables());
    all.put("GITHUB_WORKSPACE", checkout.folder().toString());
    all.put("HOME", home().toString());
    all.forEach((name, value) -> environment.put(name, translated(value)));
    giveTo(owner);
    String name = "penstock_acceptance_" + UUID.randomUUID().toString().substring(0, 6);
    Docker.Said said =
        Docker.call(command(name, environment.keySet(), entrypoint, arguments), environment);
    assertNothingIsForeign();
    assertNoSecretIsLeft(environment);
    assertThat(Docker.call("ps", "--all", "--quiet", "--filter", "name=" + name).line()).isEmpty();
    return files.read(said);
  }

  private List<String> command(
      String name, Set<String> variables, List<String> entrypoint, List<String> arguments) {
    Image.built();
    List<String> command = new ArrayList<>(List.of("run", "--name", name, "--label", LABEL));
    command.addAll(List.of("--workdir", "/github/workspace", "--rm"));
    variables.forEach(variable -> command.addAll(List.of("-e", variable)));
    command.addAll(List.of("-e", "GITHUB_ACTIONS=true"));
    if (!variables.contains("CI")) {
      command.addAll(List.of("-e", "CI=true"));
    }
    entrypoint.forEach(program -> command.addAll(List.of("--entrypoint", program)));
    // The one departure: the runner has a network of its own for a job with containers, and
    // Docker's usual one otherwise. The sandbox is on this machine's loopback.
    command.addAll(List.of("--network", "host"));
    command.addAll(List.of("-v", Docker.socket() + ":/var/run/docker.sock"));
    mounts().forEach((from, to) -> command.addAll(List.of("-v", from + ":" + to)));
    command.add(Image.NAME);
    command.addAll(arguments);
    return command;
  }

  /** The runner gives every input that the action declares, and no other one. */
  private Map<String, String> inputsAndVariables(ActionFile action, Step step) {
    Map<String, String> all = action.inputs();
    step.environment().entrySet().stream()
        .filter(entry -> !entry.getKey().startsWith("INPUT_") || all.containsKey(entry.getKey()))
        .filter(entry -> !OF_THE_HOST.contains(entry.getKey()))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    all.keySet().removeIf(name -> name.equals("GITHUB_ACTIONS"));
    FILES.forEach((name, as) -> all.computeIfPresent(name, (n, file) -> brought(file, as)));
    all.putAll(STRICT);
    return all;
  }

  /** A file of the machine's, where a container sees it. */
  private String brought(String file, String as) {
    try {
      Path copy = workflow().resolve(as);
      return Files.copy(Path.of(file), copy, StandardCopyOption.REPLACE_EXISTING).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String translated(String value) {
    for (Map.Entry<Path, String> mount : mounts().entrySet()) {
      String from = mount.getKey().toString();
      if (value.equals(from) || value.startsWith(from + "/")) {
        return mount.getValue() + value.substring(from.length());
      }
    }
    return value;
  }

  /** Only root may give files away, and whoever runs the tests may be somebody else. */
  private void giveTo(int user) {
    inMounted("chown -hR " + user + ":" + user + " -- \"$@\"");
  }

  /** Says what is not the owner's, and takes everything back from the owner. */
  private void assertNothingIsForeign() {
    String foreign = "find \"$@\" -not \\( -uid " + owner + " -gid " + owner + " \\); ";
    assertThat(inMounted(foreign + "chown -hR " + self() + " -- \"$@\"")).as("foreign").isEmpty();
  }

  private String inMounted(String script) {
    List<Path> folders = List.of(temporary, checkout.folder());
    String[] names = folders.stream().map(Path::toString).toArray(String[]::new);
    return Image.built().bash(script, folders, names).line();
  }

  private void assertNoSecretIsLeft(Map<String, String> environment) {
    Map<String, String> secrets = new HashMap<>(environment);
    secrets.keySet().removeIf(name -> !name.matches("INPUT_.*(TOKEN|KEY)"));
    secrets.values().removeIf(String::isEmpty);
    assertThat(temporary).isDirectoryNotContaining(path -> !mounts().containsKey(path));
    SecretSearch.assertNoneIn("files", secrets, mounts().keySet().stream().flatMap(this::texts));
  }

  private Stream<String> texts(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !path.toString().contains("/node_modules/"))
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .map(ContainerJob::text)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int self() {
    try {
      return (int) Files.getAttribute(Places.TARGET, "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.config.PenstockConfig;
import dev.penstock.config.load.ConfigLoader;
import dev.penstock.kernel.Progress;
import dev.penstock.kernel.Redactor;
import dev.penstock.pipeline.deploy.AllAtOnceDeployerContract;
import dev.penstock.pipeline.deploy.Deployer;
import dev.penstock.pipeline.deploy.Release;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.release.BuildCommand;
import dev.penstock.pipeline.release.ContentHash;
import dev.penstock.pipeline.release.EnvironmentPlan;
import dev.penstock.pipeline.release.EnvironmentPlanner;
import dev.penstock.pipeline.release.PlacedService;
import dev.penstock.pipeline.resource.Owner;
import dev.penstock.pipeline.tool.ToolRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project {@code examples/command}, with its own programs, keeps the contract. */
class CommandExampleTest extends AllAtOnceDeployerContract {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("penstock.root")).resolve("examples/command");

  @TempDir private Path folder;
  private final ToolRunner tools = Programs.runner(new Redactor(), Progress.silent());
  private int commits;

  @BeforeEach
  void a_checkout_is_there() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = checkout().resolve(EXAMPLE.relativize(file).toString());
        Files.createDirectories(copy.resolve("..").normalize());
        Files.copy(file, copy);
      }
    }
  }

  @Override
  protected Deployer deployer() {
    EnvironmentPlan plan = plan("0".repeat(40));
    return CommandDeployer.of(plan, site(plan), tools);
  }

  /** Built as the run would, by the service's own command. */
  @Override
  protected ServiceVersion version(String name, Owner owner) {
    commits++;
    EnvironmentPlan plan = plan("%012x".formatted(commits) + "0".repeat(28));
    new BuildCommand(tools).run(plan, site(plan), plan.values());
    return new ServiceVersion(
        name,
        owner,
        plan.commit(),
        checkout(),
        Optional.empty(),
        List.of(site(plan).host()),
        Map.of("SITE_ROOT", server().toString()),
        Map.of());
  }

  @Test
  void what_is_served_tells_its_commit_and_so_does_what_was_put_back() throws IOException {
    ServiceVersion first = version();
    Release release = goLive(first);
    ServiceVersion second = version();
    goLive(second);
    assertThat(served()).isEqualTo("{\"version\": \"" + second.commit() + "\"}\n");

    deployer().rollback(release);

    assertThat(served()).isEqualTo("{\"version\": \"" + first.commit() + "\"}\n");
  }

  @Test
  void what_it_is_made_from_is_there_and_does_not_change_by_building() {
    Map<String, String> before = ContentHash.ofAll(plan("0".repeat(40)));

    version();

    assertThat(before).containsOnlyKeys("site");
    assertThat(ContentHash.ofAll(plan("1".repeat(40)))).isEqualTo(before);
  }

  private String served() throws IOException {
    return Files.readString(server().resolve("current/health.json"));
  }

  private EnvironmentPlan plan(String commit) {
    PenstockConfig config = ConfigLoader.load(checkout().resolve("penstock.yml")).orThrow();
    return new EnvironmentPlanner(config, checkout(), Map.of("SITE_ROOT", server().toString()))
        .plan("production", commit);
  }

  private static PlacedService site(EnvironmentPlan plan) {
    return plan.services().getFirst();
  }

  private Path checkout() {
    return folder.resolve("checkout");
  }

  private Path server() {
    return folder.resolve("server");
  }
}

package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.tool.ToolRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Brings Workers of a lasting environment up with the repository's own wrangler and its own
 * configuration, but for what {@code penstock.yml} decides.
 *
 * <p>Failures are {@link dev.penstock.kernel.PenstockException}s with exit 2 for the configuration
 * or a missing wrangler, 3 for Cloudflare, 1 for anything else that wrangler fails over.
 * Thread-safe for Workers of different names.
 */
public final class ReleaseWrangler {
  private final WranglerRun wrangler;

  /** Wrangler, as the given tools run it. */
  public ReleaseWrangler(ToolRunner tools, WranglerLogin login, RunContext run) {
    this.wrangler = new WranglerRun(tools, login, run);
  }

  /** The hosts that the configuration gives to the Worker whole, with their DNS records. */
  public Set<String> customDomains(ServiceVersion version) {
    return configuration(version).routes().customDomains();
  }

  /** The Worker's hosts that the configuration does not lead to it. */
  public Set<String> unnamedHosts(ServiceVersion version, ReleaseWorker worker) {
    return configuration(version).unnamedHosts(worker);
  }

  /** Whether wrangler routes the unnamed hosts; if not, the API has to. */
  public boolean routesHosts(ServiceVersion version) {
    return configuration(version).routes().hasPatterns();
  }

  /** The tag of the last Durable Object migration that the configuration has; empty without any. */
  public Optional<String> lastMigration(ServiceVersion version) {
    return configuration(version).lastMigration();
  }

  /** Builds the Worker; Cloudflare is not even asked. */
  public void build(ServiceVersion version, ReleaseWorker worker) {
    run(
        version,
        worker,
        ReleaseConfiguration::derive,
        WranglerTask.local("build " + worker.name()),
        scratch -> List.of("deploy", "--dry-run", "--outdir", scratch.bundle().toString()));
  }

  /**
   * Uploads a version of a Worker that is there. It gets no traffic.
   *
   * @return its id; empty when wrangler succeeded without telling it
   */
  public Optional<String> upload(ServiceVersion version, ReleaseWorker worker) {
    return run(
            version,
            worker,
            ReleaseConfiguration::derive,
            WranglerTask.of("upload a version of " + worker.name()),
            scratch -> labelled(version, worker, scratch, "versions", "upload"))
        .version("version-upload", worker.name());
  }

  /**
   * Makes the Worker: live, but with no way in, no schedule and no queue that would make it run.
   *
   * @return its version's id; empty when wrangler succeeded without telling it
   */
  public Optional<String> deployFirst(ServiceVersion version, ReleaseWorker worker) {
    return run(
            version,
            worker,
            ReleaseConfiguration::deriveWithoutTriggers,
            WranglerTask.of("deploy " + worker.name()),
            scratch -> labelled(version, worker, scratch, "deploy"))
        .version("deploy", worker.name());
  }

  /** Makes routes, custom domains, schedules and queue consumers what the configuration says. */
  public void deployTriggers(ServiceVersion version, ReleaseWorker worker) {
    run(
        version,
        worker,
        ReleaseConfiguration::derive,
        WranglerTask.of("set the routes and schedules of " + worker.name()),
        scratch -> List.of("triggers", "deploy"));
  }

  private static List<String> labelled(
      ServiceVersion version, ReleaseWorker worker, Scratch scratch, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    scratch
        .write(worker.secrets())
        .ifPresent(file -> arguments.addAll(List.of("--secrets-file", file.toString())));
    arguments.addAll(VersionLabels.options(version));
    return arguments;
  }

  /** Says what to run, given where its files may be. */
  @FunctionalInterface
  private interface Arguments {
    List<String> in(Scratch scratch);
  }

  private WranglerRecords run(
      ServiceVersion version,
      ReleaseWorker worker,
      BiFunction<ReleaseConfiguration, ReleaseWorker, ObjectNode> derive,
      WranglerTask task,
      Arguments arguments) {
    WranglerConfiguration original = original(version);
    ReleaseConfiguration base = base(original, version);
    wrangler.mask(worker.secrets());
    try (Scratch scratch = Scratch.open();
        GeneratedFile file =
            GeneratedFile.write(original, worker.name(), derive.apply(base, worker))) {
      List<String> all = new ArrayList<>(arguments.in(scratch));
      all.addAll(List.of("--config", file.path().toString(), base.option()));
      wrangler.run(task, version.directory(), all, scratch);
      return WranglerRecords.read(scratch.records());
    }
  }

  private static ReleaseConfiguration configuration(ServiceVersion version) {
    return base(original(version), version);
  }

  private static ReleaseConfiguration base(WranglerConfiguration original, ServiceVersion version) {
    return ReleaseConfiguration.of(original, version.owner().environment());
  }

  private static WranglerConfiguration original(ServiceVersion version) {
    return WranglerConfiguration.read(version.directory(), version.config());
  }
}

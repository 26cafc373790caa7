package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.http.RunContext;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deploys a preview's Worker with the repository's own wrangler and a configuration derived from
 * the repository's own.
 *
 * <p>Secrets reach wrangler in a file that only this user may read. Thread-safe for Workers of
 * different names.
 */
public final class Wrangler {
  private final WranglerRun wrangler;

  /** Wrangler, as the given tools run it. */
  public Wrangler(ToolRunner tools, WranglerLogin login, RunContext run) {
    this.wrangler = new WranglerRun(tools, login, run);
  }

  /**
   * Uploads and routes the Worker.
   *
   * @return the id of the new version; empty when wrangler succeeded without telling it
   * @throws dev.penstock.kernel.PenstockException with exit 2 for the configuration or a missing
   *     wrangler, 3 for Cloudflare, 4 when the name is one of production's, 1 for anything else
   *     that wrangler fails over
   */
  public Optional<String> deploy(ServiceVersion version, PreviewWorker worker) {
    WranglerConfiguration original =
        WranglerConfiguration.read(version.directory(), version.config());
    ObjectNode derived = PreviewConfiguration.derive(original, worker);
    wrangler.mask(worker.secrets());
    try (Scratch scratch = Scratch.open();
        GeneratedFile file = GeneratedFile.write(original, worker.name(), derived)) {
      wrangler.run(
          WranglerTask.of("deploy " + worker.name()),
          version.directory(),
          arguments(version, file.path(), scratch.write(worker.secrets())),
          scratch);
      return WranglerRecords.read(scratch.records()).version("deploy", worker.name());
    }
  }

  /** The empty environment keeps a CLOUDFLARE_ENV in the service's .env file out of the name. */
  private static List<String> arguments(
      ServiceVersion version, Path config, Optional<Path> secrets) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("deploy", "--config", config.toString(), "--env="));
    secrets.ifPresent(file -> arguments.addAll(List.of("--secrets-file", file.toString())));
    arguments.addAll(VersionLabels.options(version));
    return arguments;
  }
}

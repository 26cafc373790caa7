package dev.penstock.cloudflare.wrangler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.http.RunContext;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.pipeline.deploy.ServiceVersion;
import dev.penstock.pipeline.tool.ToolResult;
import dev.penstock.pipeline.tool.ToolRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes Cloudflare's own previews with the repository's wrangler. Thread-safe for previews of
 * different names.
 */
public final class PreviewWrangler {
  private static final WranglerVersion OLDEST = new WranglerVersion(4, 135, 0);

  private final WranglerRun wrangler;

  /** Wrangler, as the given tools run it. */
  public PreviewWrangler(ToolRunner tools, WranglerLogin login, RunContext run) {
    this.wrangler = new WranglerRun(tools, login, run);
  }

  /**
   * Makes sure that the repository's wrangler knows previews. Touches nothing.
   *
   * @throws PenstockException with exit 2 when it is too old or there is none
   */
  public void requireVersion(Path directory) {
    try (Scratch scratch = Scratch.open()) {
      ToolResult result =
          wrangler.run(
              WranglerTask.local("tell its version"), directory, List.of("--version"), scratch);
      WranglerVersion found =
          WranglerVersion.find(result.lastLines()).orElseThrow(PreviewWrangler::unknownVersion);
      if (found.compareTo(OLDEST) < 0) {
        throw tooOld(found.toString());
      }
    }
  }

  /**
   * Uploads the version as that preview of that Worker.
   *
   * @param variables plain values it reads, the owner's mark among them
   * @return what it is now; empty when wrangler succeeded without telling it
   * @throws PenstockException with exit 2 for the configuration or a missing wrangler, 3 for
   *     Cloudflare, 1 for anything else that wrangler fails over
   */
  public Optional<NativePreview> deploy(
      ServiceVersion version, String worker, String preview, Map<String, String> variables) {
    WranglerConfiguration original =
        WranglerConfiguration.read(version.directory(), version.config());
    ObjectNode derived =
        NativeConfiguration.derive(original, worker, variables, version.secrets().keySet());
    wrangler.mask(version.secrets());
    try (Scratch scratch = Scratch.open();
        GeneratedFile file = GeneratedFile.write(original, worker + "." + preview, derived)) {
      wrangler.run(
          WranglerTask.of("make preview " + preview + " of " + worker),
          version.directory(),
          arguments(version, preview, file.path(), scratch.write(version.secrets())),
          scratch);
      return WranglerRecords.read(scratch.records()).last("preview").flatMap(NativePreview::read);
    }
  }

  private static List<String> arguments(
      ServiceVersion version, String preview, Path config, Optional<Path> secrets) {
    List<String> arguments = new ArrayList<>(List.of("preview", "--name", preview));
    arguments.addAll(List.of("--config", config.toString(), "--env="));
    secrets.ifPresent(file -> arguments.addAll(List.of("--secrets-file", file.toString())));
    arguments.addAll(VersionLabels.options(version));
    return arguments;
  }

  private static PenstockException unknownVersion() {
    return tooOld("unknown, because 'wrangler --version' does not tell it");
  }

  private static PenstockException tooOld(String found) {
    return Failure.invalid(
            "wrangler-too-old",
            "The repository's wrangler does not make previews",
            "its version is " + found + ", and 'wrangler preview' is there from " + OLDEST + " on",
            "Raise wrangler in the devDependencies of package.json to "
                + OLDEST
                + " or later (which"
                + " needs Node 22), or use preview.strategy worker-per-pr in penstock.yml. Nothing"
                + " was changed.")
        .asException();
  }
}

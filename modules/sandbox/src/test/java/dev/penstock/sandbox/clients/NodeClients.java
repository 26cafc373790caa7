package dev.penstock.sandbox.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clients of {@code src/test/node/package.json}, installed and ready to run on Node 22 or
 * later. Thread-safe.
 */
public final class NodeClients {

  private final Path folder;
  private final Path node;

  private NodeClients(Path folder, Path node) {
    this.folder = folder;
    this.node = node;
  }

  /**
   * Installs the packages unless they are there already, which takes about half a minute and a
   * package registry.
   *
   * @throws IllegalStateException when npm is missing or fails
   */
  public static NodeClients installed() {
    Path folder = Packages.install();
    return new NodeClients(folder, NodeBinary.find(folder));
  }

  /** The node binary, version 22 or later. */
  public Path node() {
    return node;
  }

  /** The folder that holds {@code node_modules}. */
  public Path folder() {
    return folder;
  }

  /** Runs neonctl 5. */
  public Output neonctl(Invocation invocation) {
    return script("neonctl/bin/cli.js", invocation);
  }

  /** Runs wrangler 4.164. */
  public Output wrangler(Invocation invocation) {
    return script("wrangler/bin/wrangler.js", invocation);
  }

  /** Runs wrangler 4.86, the last one for Node 20. */
  public Output wrangler486(Invocation invocation) {
    return script("wrangler486/bin/wrangler.js", invocation);
  }

  /**
   * Runs an inline ES module; it may import octokit, cloudflare, postgres and
   * {@code @neondatabase/api-client}, and may await at the top level.
   */
  public Output module(String source, Invocation invocation) {
    return run(List.of("--input-type=module", "--eval", source, "--"), invocation);
  }

  /**
   * Runs a script of a package.
   *
   * @param script its path below {@code node_modules}
   */
  public Output script(String script, Invocation invocation) {
    return run(List.of(folder.resolve("node_modules").resolve(script).toString()), invocation);
  }

  private Output run(List<String> before, Invocation invocation) {
    List<String> command = new ArrayList<>(List.of(node.toString()));
    command.addAll(before);
    command.addAll(invocation.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(invocation.directory().orElse(folder).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(invocation));
    return Running.toEnd(builder, invocation.timeout());
  }

  private Map<String, String> environment(Invocation invocation) {
    Map<String, String> all = new HashMap<>();
    all.put("PATH", node.getParent() + ":/usr/local/bin:/usr/bin:/bin");
    all.put("HOME", folder.resolve("home").toString());
    all.put("CI", "1");
    all.put("NO_COLOR", "1");
    all.put("WRANGLER_SEND_METRICS", "false");
    all.putAll(invocation.environment());
    return all;
  }
}

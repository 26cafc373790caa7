package dev.penstock.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What kind of world to start. Immutable.
 *
 * @param home a folder that may be written to and kept: npm packages of workerd are installed there
 *     once
 * @param seed what is in it from the start
 * @param baseline SQL that makes the production database of the codex world; empty leaves it empty
 * @param runsWorkers whether Workers really run, in workerd; otherwise each answers with a small
 *     JSON document of its variables
 * @param neonOperations how long Neon's operations take
 * @param dnsDelay how long after its creation a DNS record is answered
 * @param tlsDelay how long after it was first routed a host completes a TLS handshake
 * @param node the Node, version 20 or later, that runs workerd: a command or a path
 * @param npm the npm that installs it: a command or a path
 */
public record SandboxOptions(
    Path home,
    Seed seed,
    Optional<Path> baseline,
    boolean runsWorkers,
    Duration neonOperations,
    Duration dnsDelay,
    Duration tlsDelay,
    String node,
    String npm) {

  /** What is in the world from the start. */
  public enum Seed {
    /** Nothing but the accounts and their tokens. */
    NONE,
    /**
     * What {@code examples/codex} has in production, and its pull request 8: see {@code
     * docs/sandbox.md}.
     */
    CODEX
  }

  /** The codex world with an empty production database, Workers that run, and no delays. */
  public static SandboxOptions codex(Path home) {
    return new SandboxOptions(
        home,
        Seed.CODEX,
        Optional.empty(),
        true,
        Duration.ofMillis(150),
        Duration.ZERO,
        Duration.ZERO,
        "node",
        "npm");
  }

  /** The same with another seed. */
  public SandboxOptions with(Seed other) {
    return new SandboxOptions(
        home, other, baseline, runsWorkers, neonOperations, dnsDelay, tlsDelay, node, npm);
  }

  /** The same with its npm packages elsewhere. */
  public SandboxOptions withHome(Path other) {
    return new SandboxOptions(
        other, seed, baseline, runsWorkers, neonOperations, dnsDelay, tlsDelay, node, npm);
  }

  /** The same with the rows of production. */
  public SandboxOptions withBaseline(Path sql) {
    return new SandboxOptions(
        home, seed, Optional.of(sql), runsWorkers, neonOperations, dnsDelay, tlsDelay, node, npm);
  }

  /** The same, but Workers are only recorded: for tests that deploy hundreds of times. */
  public SandboxOptions recordingWorkers() {
    return new SandboxOptions(
        home, seed, baseline, false, neonOperations, dnsDelay, tlsDelay, node, npm);
  }

  /** The same with the delays of the real world. */
  public SandboxOptions withDelays(Duration operations, Duration dns, Duration tls) {
    return new SandboxOptions(home, seed, baseline, runsWorkers, operations, dns, tls, node, npm);
  }

  /** The same with another Node and npm. */
  public SandboxOptions withNode(String otherNode, String otherNpm) {
    return new SandboxOptions(
        home, seed, baseline, runsWorkers, neonOperations, dnsDelay, tlsDelay, otherNode, otherNpm);
  }
}

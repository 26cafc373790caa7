package dev.penstock.sandbox;

import dev.penstock.kernel.Secret;
import dev.penstock.sandbox.cloudflare.Cloudflare;
import dev.penstock.sandbox.github.GitHub;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.neon.Neon;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The world on loopback: Neon on a real PostgreSQL; Cloudflare with a name server, an edge and
 * Workers that run; GitHub. Everything listens on 127.0.0.1, on ports that the machine chooses, and
 * ends with {@link #close}. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  private final Opening opening;
  private final Neon neon;
  private final Cloudflare cloudflare;
  private final GitHub github;
  private final Secret githubToken;
  private final ControlApi control;
  private volatile Set<Leftover> belongings;

  Sandbox(Opening opening, Neon neon, Cloudflare cloudflare, GitHub github) {
    this.opening = opening;
    this.neon = neon;
    this.cloudflare = cloudflare;
    this.github = github;
    this.githubToken = opening.githubToken(github);
    this.control = opening.closing().add(new ControlApi(this));
    this.belongings = inventory();
  }

  /**
   * Starts everything at the same time and puts the seed into it.
   *
   * @throws IllegalStateException when a part does not start; the others are stopped then
   */
  public static Sandbox start(SandboxOptions options) {
    return new Opening(options).open();
  }

  /** Neon, to look into and to upset. */
  public Neon neon() {
    return neon;
  }

  /** Cloudflare, to look into and to upset. */
  public Cloudflare cloudflare() {
    return cloudflare;
  }

  /** GitHub, to look into, to act in as people do, and to upset. */
  public GitHub github() {
    return github;
  }

  /** The faults on order, for all providers. */
  public Faults faults() {
    return opening.faults();
  }

  /** All that was asked and answered. */
  public ExchangeLog exchanges() {
    return opening.exchanges();
  }

  /**
   * What a caller sets to use it: the vendors' own variables and Penstock's two for probing. The
   * keys' values are tokens of this sandbox, good for nothing else.
   *
   * @return in the order in which a person would read it
   */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.putAll(new TreeMap<>(neon.environment()));
    environment.put("NEON_PROJECT_ID", CodexWorld.NEON_PROJECT);
    environment.put("CLOUDFLARE_API_BASE_URL", cloudflare.uri().toString());
    environment.put("CLOUDFLARE_API_TOKEN", cloudflare.token());
    environment.put("CLOUDFLARE_ACCOUNT_ID", cloudflare.accountId());
    environment.put("GITHUB_API_URL", github.uri().toString());
    environment.put("GITHUB_TOKEN", githubToken.reveal());
    environment.put("GITHUB_REPOSITORY", CodexWorld.REPOSITORY);
    environment.put("PENSTOCK_DNS_SERVER", text(cloudflare.nameServer()));
    environment.put("PENSTOCK_EDGE", text(cloudflare.edge()));
    environment.put("SSL_CERT_FILE", cloudflare.certificateFile().toString());
    environment.put("PENSTOCK_SANDBOX", control.address());
    return environment;
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /**
   * What is there now and was not there at the start: branches, DNS records, Workers, their routes
   * and domains, deployments that are not inactive. Comments stay, as they do on GitHub.
   *
   * @return sorted; empty when nothing was left behind
   */
  public List<Leftover> leftovers() {
    Set<Leftover> before = belongings;
    return inventory().stream().filter(leftover -> !before.contains(leftover)).toList();
  }

  /**
   * What was there at the start and is gone or has changed.
   *
   * @return sorted; empty when nothing was touched that must not be
   */
  public List<Leftover> missing() {
    Set<Leftover> now = inventory();
    return belongings.stream().filter(belonging -> !now.contains(belonging)).sorted().toList();
  }

  /** Counts all that is there now as belonging: for tests that put something in beforehand. */
  public void settle() {
    belongings = inventory();
  }

  private NavigableSet<Leftover> inventory() {
    return new Inventory(opening.options().seed(), neon, cloudflare, github).list();
  }

  /** Stops everything and removes its files. */
  @Override
  public void close() {
    opening.closing().close();
  }
}

package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.dns.DnsServer;
import dev.penstock.sandbox.edge.CertificateAuthority;
import dev.penstock.sandbox.edge.Edge;
import dev.penstock.sandbox.edge.EdgeFaults;
import dev.penstock.sandbox.http.ExchangeLog;
import dev.penstock.sandbox.http.Faults;
import dev.penstock.sandbox.http.Json;
import dev.penstock.sandbox.http.Router;
import dev.penstock.sandbox.http.SandboxServer;
import dev.penstock.sandbox.workers.WorkerModule;
import dev.penstock.sandbox.workers.WorkerVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One Cloudflare account on loopback: the API, a name server for its zones, the edge in front of
 * its Workers. What is changed over the API is answered by DNS and served at the edge. Thread-safe.
 */
public final class Cloudflare implements AutoCloseable {

  /** What this provider is called in faults and in the exchange log. */
  public static final String PROVIDER = "cloudflare";

  private final World world;
  private final Tokens tokens;
  private final SandboxServer api;
  private final DnsServer dns;
  private final Edge edge;
  private final CertificateAuthority authority;
  private final Path certificateFile;
  private final String token;

  private Cloudflare(CloudflareOptions options, Faults faults, ExchangeLog log) {
    this.world = new World(options);
    this.tokens = new Tokens();
    this.token = addToken(EnumSet.allOf(Right.class));
    Previews previews = new Previews(world);
    this.authority = CertificateAuthority.create();
    this.certificateFile = options.folder().resolve("edge-ca.pem");
    authority.writeTo(certificateFile);
    this.dns = DnsServer.start(world, options.clock());
    this.edge = Edge.start(new EdgeMap(world, previews), options.workers(), authority);
    this.api = SandboxServer.start(PROVIDER, router(previews), faults, log);
  }

  /** Starts an account without zones and Workers. */
  public static Cloudflare start(CloudflareOptions options, Faults faults, ExchangeLog log) {
    return new Cloudflare(options, faults, log);
  }

  private Router router(Previews previews) {
    Router router = new Router();
    Routes routes = new Routes(router, tokens, world.accountId());
    AccountApi accounts = new AccountApi(world, tokens);
    router.route("GET", Routes.BASE + "/user/tokens/verify", accounts::verifyAny);
    accounts.addTo(routes);
    new ZonesApi(world, tokens).addTo(routes);
    new ScriptsApi(world).addTo(routes);
    new VersionsApi(world).addTo(routes);
    new SecretsApi(world).addTo(routes);
    new RoutesApi(world).addTo(routes);
    new WorkersApi(world).addTo(routes);
    new DatabasesApi(world).addTo(routes);
    previews.addTo(routes);
    return router.otherwise(
        call -> {
          throw Envelope.error(404, 7003, "Could not route to " + call.path());
        });
  }

  /** Where the API is: ends in {@code /client/v4}. */
  public URI uri() {
    return URI.create(api.uri() + Routes.BASE);
  }

  /** The account's id. */
  public String accountId() {
    return world.accountId();
  }

  /** A token with every right. */
  public String token() {
    return token;
  }

  /** Makes a token that may do everything but this. */
  public String tokenWithout(Right... missing) {
    Set<Right> rights = EnumSet.allOf(Right.class);
    rights.removeAll(List.of(missing));
    return addToken(rights);
  }

  private String addToken(Set<Right> rights) {
    String fresh = "sandbox-cloudflare-" + Ids.hex();
    tokens.add(fresh, rights);
    return fresh;
  }

  /** Where the zones' name server listens, UDP and TCP. */
  public InetSocketAddress nameServer() {
    return dns.address();
  }

  /** Where HTTPS is served, in the place of port 443 of every host. */
  public InetSocketAddress edge() {
    return edge.httpsAddress();
  }

  /** Where HTTP is served; see {@link Edge#httpAddress}. */
  public InetSocketAddress plainEdge() {
    return edge.httpAddress();
  }

  /** A file with the certificate that signs those of the edge, PEM. */
  public Path certificateFile() {
    return certificateFile;
  }

  /** The certificate that signs those of the edge. */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /** Adds a zone without records. Returns its id. */
  public String addZone(String name) {
    String id = world.addZone(name).id();
    tellWorkers();
    return id;
  }

  private void tellWorkers() {
    List<String> suffixes = new ArrayList<>(world.zones().stream().map(Zone::name).toList());
    suffixes.add(EdgeMap.WORKERS_DEV.substring(1));
    world.options().workers().edge(edge.httpAddress().getPort(), suffixes);
  }

  /**
   * Adds a record that the account "always had".
   *
   * @param record as {@code POST …/dns_records} takes it
   * @return its id
   */
  public String addRecord(String zone, JsonNode record) {
    return world.zone(zone).orElseThrow().seed(record).id();
  }

  /** Adds a D1 database with an id of the caller's choice. */
  public void addDatabase(String id, String name) {
    world.databases().add(id, name, world.clock().instant());
  }

  /**
   * Adds a Worker that the account "always had", live, with a route for every pattern.
   *
   * @param code an ES module
   * @param variables its plain-text bindings
   */
  public void addWorker(
      String name, String code, Map<String, String> variables, String... patterns) {
    WorkerModule module =
        WorkerModule.of(WorkerModule.Kind.ESM, code.getBytes(StandardCharsets.UTF_8));
    List<JsonNode> bindings = new ArrayList<>();
    variables.forEach(
        (key, value) ->
            bindings.add(
                Json.object().put("name", key).put("type", "plain_text").put("text", value)));
    WorkerVersion worker =
        new WorkerVersion(
            Ids.uuid(),
            name,
            Optional.of("index.js"),
            Map.of("index.js", module),
            bindings,
            "2026-01-01",
            List.of("nodejs_compat"),
            Optional.empty());
    Version version = world.scripts().upload(worker, Map.of(), "api");
    world.scripts().deploy(world.scripts().require(name), version, "upload");
    for (String pattern : patterns) {
      Zone zone = world.zoneOf(RoutePattern.of(pattern).zoneHost()).orElseThrow();
      world.routing().add(zone, pattern, Optional.of(name));
    }
  }

  /** Gives a host to a Worker whole, with a record and a certificate of its own. */
  public void addDomain(String host, String worker) {
    world.routing().attach(host, worker, false);
  }

  /** Turns a Worker's preview URLs on, as {@code preview_urls} in its configuration does. */
  public void enablePreviewUrls(String worker) {
    world.scripts().require(worker).subdomain(false, true, world.clock().instant());
  }

  /** Trouble on order at the edge. */
  public EdgeFaults edgeFaults() {
    return world.edgeFaults();
  }

  /** The records of a zone, as the API shows them. */
  public List<JsonNode> records(String zone) {
    return world.zone(zone).orElseThrow().entries().stream()
        .map(entry -> (JsonNode) entry.json())
        .toList();
  }

  /** The names of all Workers, sorted. */
  public List<String> workers() {
    return world.scripts().all().stream().map(Script::name).toList();
  }

  /** A Worker as {@code workers/workers/{id}} shows it; empty when there is none of that name. */
  public Optional<JsonNode> worker(String name) {
    return world.scripts().find(name).map(Script::workerJson);
  }

  /** The bindings of a Worker's live version, secrets without their values. */
  public List<JsonNode> bindings(String worker) {
    List<JsonNode> bindings = new ArrayList<>();
    world
        .scripts()
        .find(worker)
        .flatMap(Script::current)
        .ifPresent(version -> version.shownBindings().forEach(bindings::add));
    return bindings;
  }

  /** The names of a Worker's secrets. */
  public List<String> secretNames(String worker) {
    return world.scripts().find(worker).flatMap(Script::current).stream()
        .flatMap(version -> version.secrets().stream())
        .map(secret -> secret.path("name").asText())
        .toList();
  }

  /** Which versions of a Worker get the traffic: percentages by version id. */
  public Map<String, Double> traffic(String worker) {
    return world.scripts().find(worker).stream()
        .flatMap(script -> script.deployments().stream())
        .findFirst()
        .map(Deployment::shares)
        .orElse(Map.of());
  }

  /** A Worker's schedules, as cron expressions. */
  public List<String> crons(String worker) {
    return world.scripts().find(worker).map(Script::crons).orElse(List.of());
  }

  /** All routes, as {@code pattern → Worker}. */
  public List<String> routes() {
    return world.routing().routes().stream()
        .map(route -> route.pattern().text() + " → " + route.script().orElse("none"))
        .sorted()
        .toList();
  }

  /** All custom domains, as {@code host → Worker}. */
  public List<String> domains() {
    return world.routing().domains().stream()
        .map(domain -> domain.hostname() + " → " + domain.service())
        .sorted()
        .toList();
  }

  /** Stops the API, the name server and the edge. The Workers belong to the caller. */
  @Override
  public void close() {
    api.close();
    edge.close();
    dns.close();
  }
}

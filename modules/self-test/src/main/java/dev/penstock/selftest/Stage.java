package dev.penstock.selftest;

import dev.penstock.kernel.Time;
import dev.penstock.runtime.Inputs;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where scenes are played: a repository, a name server, and one HTTPS server that is every provider
 * and every service. All on loopback; closing removes everything.
 */
final class Stage implements AutoCloseable {
  private static final String LOCALHOST = "localhost";

  /** What credentials are: no server that could be reached would take it. */
  private static final String CREDENTIAL = "of-no-use-anywhere";

  private static final Set<String> CREDENTIALS =
      Set.of("neon-api-key", "cloudflare-api-token", "github-token");

  private final Player player;
  private final Recording recording;
  private final Time real;
  private final Workspace workspace;
  private final NameServer nameServer;
  private final PostgresServer database;
  private final LoopbackServer server;
  private final String authorities;
  private volatile Replay replay;
  private volatile String commit = "";
  private volatile Time now;

  private Stage(Player player, Recording recording, Time real, Workspace workspace) {
    this.player = player;
    this.recording = recording;
    this.real = real;
    this.workspace = workspace;
    this.now = real;
    this.replay = new Replay(new Take("", Instant.EPOCH, Map.of(), List.of()));
    Identity identity =
        Identity.of(List.of(LOCALHOST, Scenes.ZONE, "*." + Scenes.ZONE), real.now());
    this.authorities = workspace.file("authority.pem", identity.authority()).toString();
    this.nameServer = NameServer.start(Scenes.ZONE);
    this.database = PostgresServer.start(identity.context(), () -> now.now());
    this.server = LoopbackServer.start(identity.context(), this::answer);
  }

  /**
   * Sets it up.
   *
   * @param player runs the actions
   * @param recording how the world answers
   */
  static Stage open(Player player, Recording recording, Time real) {
    Workspace workspace = Workspace.open();
    try {
      return new Stage(player, recording, real, workspace);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /**
   * Makes sure that somebody is trusted here, and that this stage is not, unless one asks for it.
   */
  Performance checkTrust() {
    Instant start = real.now();
    List<X509Certificate> authorities = Trust.authorities();
    List<String> problems = new ArrayList<>();
    if (authorities.isEmpty()) {
      problems.add("no certificate authority is trusted");
    }
    Trust.unverifiable(authorities)
        .forEach(kind -> problems.add("signatures by " + kind + " cannot be verified"));
    if (!Trust.refuses(URI.create(address()))) {
      problems.add("a server that nobody vouches for was not refused");
    }
    String doing = "trusts " + authorities.size() + " authorities, no stranger";
    return Performance.of("tls", doing, real.since(start), problems);
  }

  private String address() {
    return "https://" + LOCALHOST + ":" + server.address().getPort();
  }

  /** Plays a scene. */
  Performance play(Scene scene) {
    return scene.startsPrograms() && !workspace.runsPrograms()
        ? Performance.leftOut(scene.action(), scene.doing(), "no programs can be started here")
        : performed(scene);
  }

  private Performance performed(Scene scene) {
    Instant start = real.now();
    List<String> problems =
        recording
            .take(scene.title())
            .map(take -> problems(scene, take))
            .orElseGet(() -> List.of("nothing is recorded of it"));
    return Performance.of(scene.action(), scene.doing(), real.since(start), problems);
  }

  private List<String> problems(Scene scene, Take take) {
    replay = new Replay(take);
    commit = scene.commit();
    workspace.tell(take.records());
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    now = new SceneTime(take.at(), duration -> {}).time();
    int exit = player.play(scene.action(), environment(scene), now, log);
    List<String> problems = new ArrayList<>();
    replay.unknown().forEach(question -> problems.add("asked what is not recorded: " + question));
    if (exit != 0 || !workspace.reason().equals(scene.reason())) {
      problems.add("ended with exit " + exit + " and " + workspace.reason());
      log.toString(StandardCharsets.UTF_8).lines().forEach(problems::add);
    }
    return problems;
  }

  private Map<String, String> environment(Scene scene) {
    Map<String, String> environment = new HashMap<>(workspace.variables(recording.event()));
    environment.putAll(recording.variables());
    CREDENTIALS.forEach(input -> environment.put(Inputs.variableOf(input), CREDENTIAL));
    environment.put("GITHUB_API_URL", address() + "/github");
    environment.put("NEON_API_HOST", address() + "/neon/api/v2");
    environment.put("CLOUDFLARE_API_BASE_URL", address() + "/cloudflare/client/v4");
    environment.put("PENSTOCK_DNS_SERVER", text(nameServer.address()));
    environment.put("PENSTOCK_EDGE", text(server.address()));
    environment.put("SSL_CERT_FILE", authorities);
    environment.putAll(scene.variables());
    return environment;
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private Exchange answer(HttpQuestion question) {
    return question.host().equals(LOCALHOST) ? provider(question) : service(question);
  }

  private Exchange provider(HttpQuestion question) {
    String asked = Exchange.question(question.method(), question.target());
    Optional<Exchange> recorded = replay.answer(asked);
    return recorded.map(this::here).orElseGet(() -> json(asked, 400, "{\"message\":\"unknown\"}"));
  }

  private Exchange here(Exchange recorded) {
    Map<String, String> headers = new HashMap<>(recorded.headers());
    headers.replaceAll((name, value) -> here(value));
    return new Exchange(recorded.question(), recorded.status(), headers, here(recorded.body()));
  }

  private String here(String text) {
    return text.replace(Recording.BASE, address())
        .replace(Recording.DATABASE, LOCALHOST + ":" + database.address().getPort());
  }

  private Exchange service(HttpQuestion question) {
    return json(question.target(), 200, "{\"status\":\"ok\",\"version\":\"" + commit + "\"}");
  }

  private static Exchange json(String question, int status, String body) {
    return new Exchange(question, status, Map.of("Content-Type", "application/json"), body);
  }

  @Override
  public void close() {
    server.close();
    database.close();
    nameServer.close();
    workspace.close();
  }
}

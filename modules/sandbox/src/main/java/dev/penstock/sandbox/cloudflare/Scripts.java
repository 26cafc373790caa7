package dev.penstock.sandbox.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.http.Call;
import dev.penstock.sandbox.workers.ScriptRejectedException;
import dev.penstock.sandbox.workers.WorkerVersion;
import dev.penstock.sandbox.workers.Workers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The Workers of the account, kept in step with what runs them. Thread-safe. */
final class Scripts {

  private final World world;
  private final Workers workers;
  private final ConcurrentMap<String, Script> scripts = new ConcurrentHashMap<>();

  Scripts(World world) {
    this.world = world;
    this.workers = world.options().workers();
  }

  List<Script> all() {
    return scripts.values().stream().sorted(Comparator.comparing(Script::name)).toList();
  }

  Optional<Script> find(String name) {
    return Optional.ofNullable(scripts.get(name));
  }

  /** The script that a call names, also by its tag. */
  Script require(Call call) {
    return require(call.param("script_name"));
  }

  Script require(String nameOrTag) {
    return find(nameOrTag)
        .or(() -> all().stream().filter(script -> script.tag().equals(nameOrTag)).findFirst())
        .orElseThrow(
            () -> Envelope.error(404, 10007, "This Worker does not exist on your account."));
  }

  Script requireOrCreate(String name) {
    return scripts.computeIfAbsent(name, fresh -> new Script(fresh, world.clock().instant()));
  }

  /** Starts a version and keeps it with its script, which is made when it is new. */
  Version upload(WorkerVersion worker, Map<String, String> annotations, Call call) {
    return upload(worker, annotations, source(call));
  }

  Version upload(WorkerVersion worker, Map<String, String> annotations, String source) {
    List<String> handlers = start(worker);
    Script script = requireOrCreate(worker.name());
    synchronized (script) {
      Version version =
          new Version(
              script.nextNumber(),
              worker,
              handlers,
              Ids.hex() + Ids.hex(),
              annotations,
              source,
              world.clock().instant());
      script.add(version).forEach(old -> workers.drop(old.id()));
      return version;
    }
  }

  /**
   * Starts a version that is kept with no script.
   *
   * @return what handlers it has
   */
  List<String> start(WorkerVersion worker) {
    checkReferences(worker);
    try {
      return workers.put(worker);
    } catch (ScriptRejectedException e) {
      throw Envelope.error(
          400,
          10021,
          String.valueOf(e.getMessage()).replaceFirst("^Failed to start Worker:\\s*", ""));
    }
  }

  private void checkReferences(WorkerVersion worker) {
    for (JsonNode binding : worker.bindings()) {
      checkDatabase(binding);
      String target = binding.path("service").asText("");
      if (!target.isEmpty() && !target.equals(worker.name()) && find(target).isEmpty()) {
        throw Envelope.error(
            400,
            10143,
            "Service binding '"
                + binding.path("name").asText()
                + "' references Worker '"
                + target
                + "' which was not found.");
      }
    }
  }

  private void checkDatabase(JsonNode binding) {
    String id = binding.path("id").asText("");
    if (binding.path("type").asText().equals("d1") && world.databases().find(id).isEmpty()) {
      throw Envelope.error(
          400,
          10181,
          "D1 binding '"
              + binding.path("name").asText()
              + "' references database '"
              + id
              + "' which was not found.");
    }
  }

  /** Gives the traffic to versions. */
  Deployment deploy(Script script, Deployment deployment) {
    script.deploy(deployment);
    workers.live(script.name(), Optional.of(deployment.mainVersion()));
    return deployment;
  }

  /** Gives all traffic to one version. */
  Deployment deploy(Script script, Version version, String trigger) {
    Instant now = world.clock().instant();
    return deploy(script, Deployment.of(version.id(), trigger, version.source(), now));
  }

  /**
   * Deletes a Worker with its routes, its domains and their records.
   *
   * @param force also when other Workers are bound to it
   */
  void delete(String name, boolean force) {
    Script script = require(name);
    if (!force && isBound(script.name())) {
      throw Envelope.error(
          400,
          10064,
          "Cannot delete this Worker as it is still referenced by other Workers' service bindings,"
              + " or it holds Durable Objects. Use force to delete it all the same.");
    }
    world.routing().removeAll(script.name());
    workers.live(script.name(), Optional.empty());
    scripts.remove(script.name());
    script.versions().forEach(version -> workers.drop(version.id()));
  }

  private boolean isBound(String name) {
    return all().stream()
        .filter(other -> !other.name().equals(name))
        .flatMap(other -> other.current().stream())
        .flatMap(version -> version.worker().bindings().stream())
        .anyMatch(binding -> binding.path("service").asText("").equals(name));
  }

  static String source(Call call) {
    boolean wrangler = call.header("User-Agent").orElse("").startsWith("wrangler/");
    return wrangler ? "wrangler" : "api";
  }
}

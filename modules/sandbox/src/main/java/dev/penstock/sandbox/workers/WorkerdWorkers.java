package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** Runs Workers in workerd. An upload is loaded into the running process; nothing restarts. */
final class WorkerdWorkers implements Workers {

  private record Running(ControlProcess control, InetSocketAddress address) {}

  private record EdgeAddress(int port, List<String> suffixes) {}

  private final CompletableFuture<Running> running;
  private volatile EdgeAddress edge = new EdgeAddress(0, List.of());
  private final Set<String> blobs = ConcurrentHashMap.newKeySet();

  private WorkerdWorkers(CompletableFuture<Running> running) {
    this.running = running;
  }

  static WorkerdWorkers start(WorkerdInstallation installation) {
    CompletableFuture<Running> running = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("sandbox-workerd-start")
        .start(() -> running.completeAsync(() -> run(installation), Runnable::run));
    return new WorkerdWorkers(running);
  }

  private static Running run(WorkerdInstallation installation) {
    ControlProcess control = ControlProcess.start(installation.node(), installation.prepare());
    try {
      int port = control.order("start", Json.object()).path("port").asInt();
      return new Running(control, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IllegalStateException e) {
      control.close();
      throw e;
    }
  }

  private Running running() {
    try {
      return running.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("workerd did not start", e.getCause());
    }
  }

  private JsonNode order(String op, ObjectNode order) {
    return running().control.order(op, order);
  }

  @Override
  public List<String> put(WorkerVersion version) throws ScriptRejectedException {
    JsonNode answer = order("put", Json.object().set("version", VersionJson.of(version)));
    if (answer.has("rejected")) {
      throw new ScriptRejectedException(answer.get("rejected").asText());
    }
    return StreamSupport.stream(answer.path("handlers").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  @Override
  public void drop(String version) {
    order("drop", Json.object().put("version", version));
  }

  @Override
  public void blob(String hash, byte[] content) {
    if (blobs.add(hash)) {
      String body = Base64.getEncoder().encodeToString(content);
      order("blob", Json.object().put("hash", hash).put("body", body));
    }
  }

  @Override
  public void live(String name, Optional<String> version) {
    order("live", Json.object().put("name", name).put("version", version.orElse("")));
  }

  /** Does not wait for workerd to start: whenever it does, it is told what was said last. */
  @Override
  public void edge(int port, Collection<String> suffixes) {
    edge = new EdgeAddress(port, List.copyOf(suffixes));
    CompletableFuture<Void> _ = running.thenAccept(this::tellEdge);
  }

  private void tellEdge(Running started) {
    EdgeAddress latest = edge;
    ObjectNode order = Json.object().put("port", latest.port);
    started.control.order("edge", order.set("suffixes", Json.tree(latest.suffixes)));
  }

  @Override
  public Dispatch dispatch(String version, URI url) {
    return new Dispatch.Forward(
        running().address, Map.of("x-penstock-version", version, "x-penstock-url", url.toString()));
  }

  @Override
  public List<JsonNode> query(String database, List<Statement> statements)
      throws SqlFailedException {
    ObjectNode order = Json.object().put("database", database);
    JsonNode answer = order("query", order.set("statements", Json.tree(statements)));
    if (answer.has("refused")) {
      throw new SqlFailedException(answer.get("refused").asText());
    }
    return StreamSupport.stream(answer.path("results").spliterator(), false).toList();
  }

  @Override
  public List<String> logs() {
    return running.isDone() ? running().control.logs() : List.of();
  }

  @Override
  public void close() {
    running.thenAccept(started -> started.control.close()).exceptionally(failed -> null).join();
  }
}

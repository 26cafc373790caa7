package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.sandbox.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The Node process that holds workerd, and the lines of JSON exchanged with it. Thread-safe. */
final class ControlProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final int KEPT_LINES = 1_000;

  /** What Node needs of this process's environment; everything else stays here. */
  private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "TMPDIR", "LANG");

  private final Process process;
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong orders = new AtomicLong();
  private final Deque<String> log = new ArrayDeque<>();

  private ControlProcess(Process process) {
    this.process = process;
  }

  static ControlProcess start(String node, Path script) {
    ProcessBuilder builder = new ProcessBuilder(node, script.toString());
    builder.environment().keySet().retainAll(PASSED_ON);
    try {
      ControlProcess control = new ControlProcess(builder.start());
      Thread.ofVirtual().start(control::listen);
      Thread.ofVirtual().start(control::listenToErrors);
      return control;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + node + ": is Node 20 or later installed?", e);
    }
  }

  /**
   * Gives an order and waits until it is done.
   *
   * @return the answer, without an error in it
   * @throws IllegalStateException when the order fails or the process is gone
   */
  JsonNode order(String op, ObjectNode order) {
    long id = orders.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      send(order.put("id", id).put("op", op));
      return checked(op, answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("workerd does not do '" + op + "': " + logs(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workerd did '" + op + "'", e);
    } finally {
      waiting.remove(id);
    }
  }

  private synchronized void send(ObjectNode order) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(Json.write(order));
    in.write('\n');
    in.flush();
  }

  private static JsonNode checked(String op, JsonNode answer) {
    if (answer.has("error")) {
      throw new IllegalStateException("workerd failed at '" + op + "': " + answer.get("error"));
    }
    return answer;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(this::hear);
    } catch (UncheckedIOException | IOException e) {
      note(String.valueOf(e));
    } finally {
      IOException gone = new IOException("the process ended");
      waiting.values().forEach(answer -> answer.completeExceptionally(gone));
    }
  }

  private void hear(String line) {
    JsonNode message = Json.read(line.getBytes(StandardCharsets.UTF_8));
    if (message.has("log")) {
      note(message.path("log").asText());
      return;
    }
    CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asLong());
    if (answer != null) {
      answer.complete(message);
    }
  }

  private void listenToErrors() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(this::note);
    } catch (UncheckedIOException | IOException e) {
      note(String.valueOf(e));
    }
  }

  private void note(String line) {
    synchronized (log) {
      log.addLast(line);
      if (log.size() > KEPT_LINES) {
        log.removeFirst();
      }
    }
  }

  List<String> logs() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** Ends it in order; whatever is left after a while, workerd too, is killed. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    try {
      process.getOutputStream().close();
      process.waitFor(3, TimeUnit.SECONDS);
    } catch (IOException e) {
      note(String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}

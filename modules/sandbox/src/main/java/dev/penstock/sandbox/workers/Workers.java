package dev.penstock.sandbox.workers;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Holds uploaded Workers and runs them. Thread-safe. */
public interface Workers extends AutoCloseable {

  /**
   * Runs Workers in workerd, in a child process that ends with this one. Returns at once: what
   * needs the process waits for it.
   *
   * @param installation where its npm packages are
   */
  static Workers workerd(WorkerdInstallation installation) {
    return WorkerdWorkers.start(installation);
  }

  /**
   * Runs nothing: every Worker answers with a small JSON document made of its plain-text bindings,
   * {@code version} being {@code COMMIT_SHA}. For tests that deploy hundreds of times and look only
   * at what was recorded. A broken script is not noticed.
   */
  static Workers recorded() {
    return new RecordedWorkers();
  }

  /**
   * Takes a version and starts it once.
   *
   * @return the handlers its default export has, such as {@code fetch} and {@code scheduled}
   * @throws ScriptRejectedException when it does not start; it is not kept then
   */
  List<String> put(WorkerVersion version) throws ScriptRejectedException;

  /** Forgets a version that nothing refers to any more. */
  void drop(String version);

  /** Takes the content of a static file, once per hash. */
  void blob(String hash, byte[] content);

  /** Says which version answers service bindings to that name; empty: none any more. */
  void live(String name, Optional<String> version);

  /**
   * Says where Workers reach each other by URL.
   *
   * @param port of the edge's plain listener on 127.0.0.1
   * @param suffixes the domains whose hosts the edge serves; every other host is the real network's
   */
  void edge(int port, Collection<String> suffixes);

  /** How a request to a version is answered. */
  Dispatch dispatch(String version, URI url);

  /**
   * Runs statements on a D1 database, all or none.
   *
   * @return one {@code {columns, rows, meta}} a statement
   * @throws SqlFailedException when SQLite refuses one
   */
  List<JsonNode> query(String database, List<Statement> statements) throws SqlFailedException;

  /** What the Workers wrote to their console, the last lines of it. */
  List<String> logs();

  @Override
  void close();
}

package dev.penstock.pipeline.review;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Deployments held in memory. Thread-safe. */
public final class FakeDeployments implements Deployments {
  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private long last;

  /** How a deployment stands. */
  public enum State {
    PENDING,
    IN_PROGRESS,
    SUCCESS,
    FAILURE,
    INACTIVE
  }

  /**
   * A deployment as it stands.
   *
   * @param address where it serves, once it does
   */
  public record Entry(
      long id, DeploymentRecord record, State state, Optional<URI> address, String description) {
    Entry become(State next, Optional<URI> where, String text) {
      return new Entry(id, record, next, where, text);
    }
  }

  @Override
  public synchronized Optional<Long> unfinished(String environment, String commit) {
    return entries.descendingMap().values().stream()
        .filter(isIn(environment).and(entry -> entry.record().commit().equals(commit)))
        .findFirst()
        .filter(FakeDeployments::isUnfinished)
        .map(Entry::id);
  }

  @Override
  public synchronized long create(DeploymentRecord record) {
    last++;
    entries.put(last, new Entry(last, record, State.PENDING, Optional.empty(), ""));
    return last;
  }

  @Override
  public synchronized void progress(long id, String description) {
    entries.put(id, entry(id).become(State.IN_PROGRESS, Optional.empty(), description));
  }

  @Override
  public synchronized List<Long> activeBefore(String environment, long id) {
    return entries.headMap(id).values().stream()
        .filter(isIn(environment).and(FakeDeployments::isActive))
        .map(Entry::id)
        .toList();
  }

  @Override
  public synchronized void succeed(long id, URI environmentUrl, String description) {
    entries.put(id, entry(id).become(State.SUCCESS, Optional.of(environmentUrl), description));
  }

  @Override
  public synchronized void supersede(List<Long> ids) {
    ids.forEach(id -> entries.computeIfPresent(id, (key, entry) -> inactive(entry)));
  }

  @Override
  public synchronized void fail(long id, String description) {
    entries.put(id, entry(id).become(State.FAILURE, Optional.empty(), description));
  }

  @Override
  public synchronized int removeAll(String environment) {
    int before = entries.size();
    entries.values().removeIf(isIn(environment));
    return before - entries.size();
  }

  @Override
  public synchronized List<String> payloads(String environment) {
    return entries.descendingMap().values().stream()
        .filter(isIn(environment))
        .map(entry -> entry.record().payload())
        .toList();
  }

  /**
   * One deployment.
   *
   * @throws IllegalArgumentException if there is none of that id
   */
  public synchronized Entry entry(long id) {
    return Optional.ofNullable(entries.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no deployment " + id));
  }

  /** All that there are, oldest first. */
  public synchronized List<Entry> all() {
    return List.copyOf(entries.values());
  }

  private static boolean isActive(Entry entry) {
    return isUnfinished(entry) || entry.state() == State.SUCCESS;
  }

  private static boolean isUnfinished(Entry entry) {
    return entry.state() == State.PENDING || entry.state() == State.IN_PROGRESS;
  }

  private static Entry inactive(Entry entry) {
    return entry.become(State.INACTIVE, entry.address(), entry.description());
  }

  private static Predicate<Entry> isIn(String environment) {
    return entry -> entry.record().environment().equals(environment);
  }
}

package dev.penstock.sandbox.github;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The commits that the repository knows, and the names that stand for some. Thread-safe. */
final class Refs {
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Set<String> commits = ConcurrentHashMap.newKeySet();

  /** Lets a full ref, such as {@code refs/heads/main}, stand for a commit. */
  void set(String ref, String commit) {
    names.put(ref, commit);
    commits.add(commit);
  }

  void delete(String ref) {
    names.remove(ref);
  }

  /** The commit that a branch, a tag, a ref or a commit stands for. */
  Optional<String> resolve(String text) {
    return Stream.of("refs/heads/", "refs/tags/", "refs/", "")
        .map(prefix -> names.get(prefix + text))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .or(() -> Optional.of(text).filter(commits::contains));
  }
}

package dev.penstock.pipeline.deploy;

import dev.penstock.pipeline.resource.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Versions for a {@link FakeDeployer}, each of another commit. */
final class FakeVersions {
  private final AtomicInteger made = new AtomicInteger();

  ServiceVersion next(String name, Owner owner) {
    return of(name, owner, "%040x".formatted(made.incrementAndGet()));
  }

  static ServiceVersion of(String name, Owner owner, String commit) {
    return new ServiceVersion(
        name,
        owner,
        commit,
        Path.of("/app"),
        Optional.empty(),
        List.of(name + ".codex.example"),
        Map.of(),
        Map.of());
  }
}

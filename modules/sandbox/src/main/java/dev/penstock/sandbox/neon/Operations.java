package dev.penstock.sandbox.neon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of one project, oldest first. */
final class Operations {

  /** One step of a chain of operations. */
  record Step(String action, Optional<String> endpointId) {
    static Step of(String action) {
      return new Step(action, Optional.empty());
    }

    static Step of(String action, Endpoint endpoint) {
      return new Step(action, Optional.of(endpoint.id()));
    }
  }

  private final List<Operation> all = new ArrayList<>();

  /** Schedules steps one after the other, each taking its share of the duration. */
  List<Operation> schedule(String branchId, List<Step> steps, Instant now, Duration duration) {
    List<Operation> scheduled = new ArrayList<>();
    Instant start = now;
    for (Step step : steps) {
      Instant end = start.plus(duration.dividedBy(steps.size()));
      scheduled.add(
          new Operation(
              Ids.operation(), branchId, step.endpointId(), step.action(), now, start, end));
      start = end;
    }
    all.addAll(scheduled);
    return scheduled;
  }

  boolean running(Instant now) {
    return all.stream().anyMatch(operation -> !operation.finished(now));
  }

  boolean running(String branchId, Instant now) {
    return all.stream()
        .anyMatch(operation -> operation.branchId().equals(branchId) && !operation.finished(now));
  }

  void finish(Instant now) {
    all.replaceAll(operation -> operation.finishedAt(now));
  }

  List<Operation> newestFirst() {
    return List.copyOf(all.reversed());
  }

  Optional<Operation> find(String id) {
    return all.stream().filter(operation -> operation.id().equals(id)).findFirst();
  }
}

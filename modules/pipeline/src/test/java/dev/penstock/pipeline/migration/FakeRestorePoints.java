package dev.penstock.pipeline.migration;

import dev.penstock.config.RestorePointKind;
import dev.penstock.kernel.Failure;
import dev.penstock.kernel.PenstockException;
import dev.penstock.kernel.Time;
import dev.penstock.pipeline.database.DatabaseBranch;
import dev.penstock.pipeline.database.DatabaseLogin;
import dev.penstock.pipeline.database.FakeDatabaseBranches;
import dev.penstock.pipeline.resource.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Restore points of branches in memory. What a branch holds is one text, which {@link #write}
 * changes. Thread-safe.
 */
public final class FakeRestorePoints implements RestorePoints {
  private final FakeDatabaseBranches branches;
  private final Time time;
  private final Map<String, String> contents = new HashMap<>();
  private final Map<RestorePoint, String> kept = new HashMap<>();
  private final Map<String, RestorePoint> preserved = new HashMap<>();
  private final List<RestorePoint> taken = new ArrayList<>();
  private final List<RestorePoint> restored = new ArrayList<>();
  private Optional<Failure> outage = Optional.empty();
  private int position;

  public FakeRestorePoints(FakeDatabaseBranches branches, Time time) {
    this.branches = branches;
    this.time = time;
  }

  /** From now on the branch holds this. */
  public synchronized void write(String branch, String content) {
    contents.put(branch, content);
  }

  /** What the branch holds; empty text when nobody wrote anything. */
  public synchronized String read(String branch) {
    return contents.getOrDefault(branch, "");
  }

  /** Every call from now on fails like this. */
  public synchronized void fail(Failure failure) {
    outage = Optional.of(failure);
  }

  /** Every point that was taken, in order. */
  public synchronized List<RestorePoint> taken() {
    return List.copyOf(taken);
  }

  /** Every point that a branch was really taken back to, in order. */
  public synchronized List<RestorePoint> restored() {
    return List.copyOf(restored);
  }

  @Override
  public synchronized RestorePoint take(
      DatabaseBranch branch, DatabaseLogin login, RestorePointKind kind, Owner owner) {
    checkReachable();
    position++;
    RestorePoint point =
        switch (kind) {
          case MOMENT ->
              new RestorePoint.Moment(branch.name(), time.now(), "0/" + (1000 + position));
          case BRANCH -> new RestorePoint.Copy(branch.name(), copy(branch, owner));
        };
    kept.put(point, read(branch.name()));
    taken.add(point);
    return point;
  }

  private String copy(DatabaseBranch branch, Owner owner) {
    String name = branch.name() + "-before-" + position;
    branches.has(name, Optional.of(owner));
    contents.put(name, read(branch.name()));
    return name;
  }

  @Override
  public synchronized void restore(RestorePoint point, String preserveAs) {
    checkReachable();
    if (!branches.names().contains(point.branch())) {
      throw unknown(point);
    }
    if (branches.names().contains(preserveAs)) {
      checkSame(point, preserveAs);
      return;
    }
    String before = read(point.branch());
    contents.put(point.branch(), source(point));
    contents.put(preserveAs, before);
    branches.has(preserveAs, Optional.empty());
    preserved.put(preserveAs, point);
    restored.add(point);
  }

  @Override
  public String command(RestorePoint point, String preserveAs) {
    String source =
        switch (point) {
          case RestorePoint.Moment moment -> "^self@" + moment.at();
          case RestorePoint.Copy copy -> copy.copy();
        };
    return "fakectl restore %s %s --keep %s".formatted(point.branch(), source, preserveAs);
  }

  private String source(RestorePoint point) {
    if (point instanceof RestorePoint.Copy copy) {
      if (!branches.names().contains(copy.copy())) {
        throw unknown(point);
      }
      return read(copy.copy());
    }
    if (!kept.containsKey(point)) {
      throw unknown(point);
    }
    return Objects.requireNonNull(kept.get(point));
  }

  private void checkSame(RestorePoint point, String preserveAs) {
    if (!point.equals(preserved.get(preserveAs))) {
      throw Failure.refused(
              "preserved-name-taken", "There is a branch " + preserveAs, "", "Choose another name.")
          .asException();
    }
  }

  private void checkReachable() {
    if (outage.isPresent()) {
      throw outage.get().asException();
    }
  }

  private static PenstockException unknown(RestorePoint point) {
    return Failure.invalid(
            "restore-point-unknown", "There is no " + point.describe(), "", "Choose another point.")
        .asException();
  }
}

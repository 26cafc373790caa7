package dev.penstock.sandbox.neon;

import dev.penstock.sandbox.neon.Operations.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything there is, and its lock: whoever reads or changes projects, branches or endpoints holds
 * this object's monitor.
 */
final class World {

  private final Map<String, Project> projects = new LinkedHashMap<>();
  private final NeonOptions options;
  private final Cluster cluster;
  private final List<Cluster> recovered = new ArrayList<>();
  private final Ids ids = new Ids();
  private Duration operations;

  World(NeonOptions options, Cluster cluster) {
    this.options = options;
    this.cluster = cluster;
    this.operations = options.operations();
  }

  NeonOptions options() {
    return options;
  }

  /** Where new projects are. */
  Cluster cluster() {
    return cluster;
  }

  /** Another cluster, as one was at a moment. */
  Cluster recover(Cluster original, Moment moment) {
    Cluster past = original.recover(moment);
    recovered.add(past);
    return past;
  }

  /** Ends all databases. */
  void close() {
    recovered.forEach(Cluster::close);
    cluster.close();
  }

  Ids ids() {
    return ids;
  }

  Instant now() {
    return options.clock().instant();
  }

  Collection<Project> projects() {
    return List.copyOf(projects.values());
  }

  Project project(String id) {
    Project project = projects.get(id);
    if (project == null) {
      throw NeonException.notFound("project");
    }
    return project;
  }

  void add(Project project) {
    projects.put(project.id(), project);
  }

  void remove(Project project) {
    projects.remove(project.id());
  }

  /** Changes how long operations take from now on. */
  void operationsTake(Duration duration) {
    operations = duration;
  }

  List<Operation> schedule(Project project, Branch branch, List<Step> steps) {
    return project.operations().schedule(branch.id(), steps, now(), operations);
  }

  void finishOperations() {
    projects.values().forEach(project -> project.operations().finish(now()));
  }
}

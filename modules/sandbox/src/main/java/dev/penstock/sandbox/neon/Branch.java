package dev.penstock.sandbox.neon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A branch of a project. Guarded by the world's lock. */
final class Branch {

  private final String id;
  private final Instant createdAt;
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, Database> databases = new LinkedHashMap<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Map<String, String> annotation;
  private Cluster cluster;
  private String name;
  private Optional<Parent> parent;
  private boolean guarded;
  private Instant updatedAt;
  private Optional<Instant> expiresAt = Optional.empty();
  private Optional<Instant> resetAt = Optional.empty();

  /** Where a branch was taken from. */
  record Parent(String id, String lsn, Instant at) {}

  Branch(
      String id,
      String name,
      Optional<Parent> parent,
      Map<String, String> annotation,
      Cluster cluster,
      Instant now) {
    this.id = id;
    this.name = name;
    this.parent = parent;
    this.annotation = Map.copyOf(annotation);
    this.cluster = cluster;
    this.createdAt = now;
    this.updatedAt = now;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  /** Where its databases and roles are. */
  Cluster cluster() {
    return cluster;
  }

  Optional<Parent> parent() {
    return parent;
  }

  boolean childOf(Branch other) {
    return parent.filter(it -> it.id().equals(other.id)).isPresent();
  }

  boolean guarded() {
    return guarded;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Optional<Instant> expiresAt() {
    return expiresAt;
  }

  Optional<Instant> resetAt() {
    return resetAt;
  }

  Map<String, String> annotation() {
    return annotation;
  }

  Map<String, Role> roles() {
    return roles;
  }

  Map<String, Database> databases() {
    return databases;
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  Optional<Endpoint> writer() {
    return endpoints.stream().filter(Endpoint::writes).findFirst();
  }

  void rename(String other, Instant now) {
    name = other;
    updatedAt = now;
  }

  void guard(boolean value, Instant now) {
    guarded = value;
    updatedAt = now;
  }

  void expire(Optional<Instant> at, Instant now) {
    expiresAt = at;
    updatedAt = now;
  }

  void reset(Parent source, Cluster where, Instant now) {
    cluster = where;
    parent = Optional.of(source);
    resetAt = Optional.of(now);
    updatedAt = now;
  }

  void moveBelow(Parent other) {
    parent = Optional.of(other);
  }
}

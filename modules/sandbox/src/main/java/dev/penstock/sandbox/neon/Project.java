package dev.penstock.sandbox.neon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A project with its branches. Guarded by the world's lock. */
final class Project {

  private final String id;
  private final Instant createdAt;
  private final List<Branch> branches = new ArrayList<>();
  private final Operations operations = new Operations();
  private String name;
  private Instant updatedAt;
  private Branch standard;

  Project(String id, String name, Branch standard, Instant now) {
    this.id = id;
    this.name = name;
    this.standard = standard;
    this.createdAt = now;
    this.updatedAt = now;
    branches.add(standard);
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Operations operations() {
    return operations;
  }

  Collection<Branch> branches() {
    return List.copyOf(branches);
  }

  /** The default branch. */
  Branch standard() {
    return standard;
  }

  void makeStandard(Branch branch) {
    standard = branch;
  }

  void rename(String other, Instant now) {
    name = other;
    updatedAt = now;
  }

  void add(Branch branch) {
    branches.add(branch);
  }

  void remove(Branch branch) {
    branches.remove(branch);
  }

  Optional<Branch> find(String branchId) {
    return branches.stream().filter(branch -> branch.id().equals(branchId)).findFirst();
  }

  Branch branch(String branchId) {
    return find(branchId).orElseThrow(() -> NeonException.notFound("branch"));
  }

  Optional<Branch> named(String branchName) {
    return branches.stream().filter(branch -> branch.name().equals(branchName)).findFirst();
  }

  List<Branch> children(Branch branch) {
    return branches.stream().filter(other -> other.childOf(branch)).toList();
  }

  List<Endpoint> endpoints() {
    return branches.stream().flatMap(branch -> branch.endpoints().stream()).toList();
  }

  Optional<Endpoint> findEndpoint(String endpointId) {
    return endpoints().stream().filter(endpoint -> endpoint.id().equals(endpointId)).findFirst();
  }

  Endpoint endpoint(String endpointId) {
    return findEndpoint(endpointId).orElseThrow(() -> NeonException.notFound("endpoint"));
  }

  void requireFree(String branchName) {
    if (named(branchName).isPresent()) {
      throw NeonException.conflict(
          "BRANCH_ALREADY_EXISTS", "branch with the provided name already exists");
    }
  }

  void requireUnlocked(Instant now) {
    if (operations.running(now)) {
      throw NeonException.locked();
    }
  }
}

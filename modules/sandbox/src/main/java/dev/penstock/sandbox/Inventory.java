package dev.penstock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.sandbox.cloudflare.Cloudflare;
import dev.penstock.sandbox.github.Deployment;
import dev.penstock.sandbox.github.DeploymentState;
import dev.penstock.sandbox.github.GitHub;
import dev.penstock.sandbox.neon.Neon;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What there is in every provider that a preview could leave behind. */
record Inventory(SandboxOptions.Seed seed, Neon neon, Cloudflare cloudflare, GitHub github) {

  NavigableSet<Leftover> list() {
    NavigableSet<Leftover> all = new TreeSet<>();
    Stream.of(branches(), records(), workers(), routing(), deployments())
        .flatMap(one -> one)
        .forEach(all::add);
    return all;
  }

  private Stream<Leftover> branches() {
    return projects()
        .flatMap(
            project ->
                neon.branches(project).stream()
                    .map(branch -> new Leftover("neon", "branch", project + "/" + branch)));
  }

  private Stream<String> projects() {
    return seed == SandboxOptions.Seed.CODEX ? Stream.of(CodexWorld.NEON_PROJECT) : Stream.empty();
  }

  private Stream<Leftover> records() {
    return zones()
        .flatMap(zone -> cloudflare.records(zone).stream())
        .map(record -> new Leftover("cloudflare", "dns-record", text(record)));
  }

  private Stream<String> zones() {
    return seed == SandboxOptions.Seed.CODEX ? Stream.of(CodexWorld.ZONE) : Stream.empty();
  }

  private static String text(JsonNode record) {
    return Stream.of("type", "name", "content", "id")
        .map(field -> record.path(field).asText())
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  private Stream<Leftover> workers() {
    return cloudflare.workers().stream().map(name -> new Leftover("cloudflare", "worker", name));
  }

  private Stream<Leftover> routing() {
    return Stream.concat(
        cloudflare.routes().stream().map(route -> new Leftover("cloudflare", "route", route)),
        cloudflare.domains().stream().map(name -> new Leftover("cloudflare", "domain", name)));
  }

  /** An inactive deployment is history, not a leftover. */
  private Stream<Leftover> deployments() {
    return github.repositories().stream()
        .flatMap(
            repository ->
                repository.deployments().stream()
                    .filter(one -> !one.state().equals(Optional.of(DeploymentState.INACTIVE)))
                    .map(one -> leftover(repository.fullName(), one)));
  }

  private static Leftover leftover(String repository, Deployment deployment) {
    return new Leftover(
        "github",
        "deployment",
        repository + " " + deployment.environment() + " " + deployment.id());
  }
}

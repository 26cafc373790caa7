package dev.penstock.config.load;

import java.util.List;
import java.util.stream.Stream;

/**
 * A block of {@code penstock.yml} and the keys it knows. The JSON Schema has a definition of the
 * same name for each, and {@code docs/configuration.md} a table.
 *
 * @param name what the schema calls it
 * @param place where its keys stand, for people
 * @param required the keys it must have
 * @param optional the keys it may have
 */
record Section(String name, String place, List<String> required, List<String> optional) {
  static final Section ROOT =
      new Section(
          "root",
          "at the top of the file",
          List.of("version", "project", "services"),
          List.of("database", "dns"));
  static final Section DATABASE =
      new Section(
          "database",
          "under `database`",
          List.of("provider", "project", "name", "role"),
          List.of("parent", "expires", "migrations"));
  static final Section MIGRATIONS =
      new Section(
          "migrations",
          "under `migrations`",
          List.of("command"),
          List.of("directory", "environment", "timeout"));
  static final Section DNS =
      new Section("dns", "under `dns`", List.of("provider", "zone"), List.of());
  static final Section SERVICE =
      new Section(
          "service",
          "in a service",
          List.of("deployer", "preview"),
          List.of("directory", "config", "after", "variables", "secrets", "health"));
  static final Section PREVIEW =
      new Section("preview", "under `preview`", List.of("name", "host"), List.of());
  static final Section HEALTH =
      new Section(
          "health",
          "under `health`",
          List.of(),
          List.of("path", "version", "policy", "status", "contains", "headers", "redirects"));
  static final Section VERSION =
      new Section("version", "under `version`", List.of(), List.of("json", "header"));
  static final Section POLICY =
      new Section(
          "policy",
          "under `policy`",
          List.of(),
          List.of(
              "preset",
              "first-wait",
              "attempts",
              "delay",
              "max-delay",
              "deadline",
              "timeout",
              "streak"));

  /** All of them. */
  static List<Section> all() {
    return List.of(ROOT, DATABASE, MIGRATIONS, DNS, SERVICE, PREVIEW, HEALTH, VERSION, POLICY);
  }

  /** Every key it knows, the required ones first. */
  List<String> keys() {
    return Stream.concat(required.stream(), optional.stream()).toList();
  }

  boolean requires(String key) {
    return required.contains(key);
  }
}

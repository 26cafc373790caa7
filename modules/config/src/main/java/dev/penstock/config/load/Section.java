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
          List.of("database", "dns", "environments"));
  static final Section DATABASE =
      new Section(
          "database",
          "under `database`",
          List.of("provider", "project", "name", "role"),
          List.of("parent", "expires", "restore-point", "migrations"));
  static final Section MIGRATIONS =
      new Section(
          "migrations",
          "under `migrations`",
          List.of("command"),
          List.of("directory", "environment", "timeout", "tool", "backward-compatible"));
  static final Section ENVIRONMENT =
      new Section(
          "environment",
          "in an environment",
          List.of(),
          List.of("database-branch", "parallel", "on-failure"));
  static final Section DNS =
      new Section("dns", "under `dns`", List.of("provider", "zone"), List.of());
  static final Section SERVICE =
      new Section(
          "service",
          "in a service",
          List.of("deployer"),
          List.of(
              "preview",
              "environments",
              "directory",
              "config",
              "after",
              "build",
              "commands",
              "variables",
              "secrets",
              "health",
              "paths"));
  static final Section PREVIEW =
      new Section("preview", "under `preview`", List.of("name"), List.of("strategy", "host"));
  static final Section PLACEMENT =
      new Section(
          "placement",
          "in a service's environment",
          List.of("name", "host"),
          List.of("rollout", "variables", "secrets"));
  static final Section ROLLOUT =
      new Section("rollout", "under `rollout`", List.of("steps"), List.of("hold", "error-budget"));
  static final Section BUILD =
      new Section(
          "build",
          "under `build`",
          List.of("command"),
          List.of("directory", "environment", "timeout"));
  static final Section COMMANDS =
      new Section(
          "commands",
          "under `commands`",
          List.of("deploy", "current", "rollback"),
          List.of("timeout"));
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
    return List.of(
        ROOT,
        DATABASE,
        MIGRATIONS,
        DNS,
        ENVIRONMENT,
        SERVICE,
        PREVIEW,
        PLACEMENT,
        ROLLOUT,
        BUILD,
        COMMANDS,
        HEALTH,
        VERSION,
        POLICY);
  }

  /** Every key it knows, the required ones first. */
  List<String> keys() {
    return Stream.concat(required.stream(), optional.stream()).toList();
  }
}

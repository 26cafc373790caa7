package dev.penstock.architecture.workflows;

import dev.penstock.architecture.workflows.WorkflowFile.Job;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What needs which permission: actions by their names, this repository's programs by their paths.
 */
final class Needs {
  private static final Map<String, Set<String>> OF_ACTIONS =
      Map.ofEntries(
          Map.entry("actions/checkout", Set.of("contents: read")),
          Map.entry("actions/attest", Set.of("id-token: write", "attestations: write")),
          own("", "deployments: write", "pull-requests: write"),
          own("/actions/cleanup", "deployments: write", "pull-requests: write"),
          own("/actions/deploy", "deployments: write", "issues: write", "actions: read"),
          own("/actions/failure-issue", "deployments: read", "issues: write"),
          own("/actions/migrate", "deployments: write", "actions: read"),
          own("/actions/pr-comment", "pull-requests: write"),
          own("/actions/rollback", "deployments: write", "issues: write", "actions: read"),
          Map.entry("./.github/workflows/ci.yml", Set.of("contents: read")));

  private static final Map<String, Set<String>> OF_PROGRAMS =
      Map.of(
          "release/state", Set.of("packages: read"),
          "release/image", Set.of("packages: write"),
          "release/index", Set.of("packages: write"),
          "release/tag", Set.of("contents: write"),
          "release/publish", Set.of("contents: write"),
          "release/move", Set.of("contents: write", "packages: write"),
          "cosign sign", Set.of("id-token: write", "packages: write"));

  private Needs() {}

  /** From a permission's name to {@code read} or {@code write}. */
  static Map<String, String> of(Job job) {
    Map<String, String> needed = new HashMap<>();
    Stream.of(
            job.called().stream().map(called -> OF_ACTIONS.getOrDefault(called.text(), Set.of())),
            job.steps().map(step -> OF_ACTIONS.getOrDefault(step.action(), Set.of())),
            job.steps().flatMap(WorkflowFile.Step::scripts).flatMap(Needs::ofScript))
        .flatMap(each -> each)
        .flatMap(Set::stream)
        .map(need -> need.split(": "))
        .forEach(need -> needed.merge(need[0], need[1], Needs::more));
    return needed;
  }

  private static Stream<Set<String>> ofScript(Piece script) {
    return OF_PROGRAMS.entrySet().stream()
        .filter(program -> script.text().contains(program.getKey()))
        .map(Map.Entry::getValue);
  }

  private static String more(String one, String other) {
    return one.equals("write") ? one : other;
  }

  private static Map.Entry<String, Set<String>> own(String path, String... needs) {
    return Map.entry(Own.REPOSITORY + path, Set.of(needs));
  }
}

package dev.penstock.architecture.workflows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workflow, or an action's own file.
 *
 * @param name as people know it: seen from the top of the repository
 * @param text all of it
 * @param root what it says
 */
record WorkflowFile(String name, String text, Piece root) {

  static WorkflowFile of(String name, String text) {
    return new WorkflowFile(name, text, Piece.parse(text));
  }

  Stream<Job> jobs() {
    return root.get("jobs").stream()
        .flatMap(Piece::entries)
        .map(entry -> new Job(entry.key(), entry.line(), entry.value()));
  }

  /** The steps of all jobs, and those of a composite action. */
  Stream<Step> steps() {
    return Stream.concat(
        jobs().flatMap(Job::steps),
        root.at("runs", "steps").stream().flatMap(Piece::items).map(Step::new));
  }

  boolean startsOn(String event) {
    return root.get("on").stream()
        .flatMap(
            on ->
                Stream.concat(
                    Stream.of(on.text()),
                    Stream.concat(on.items().map(Piece::text), on.entries().map(Piece.Entry::key))))
        .anyMatch(event::equals);
  }

  /** What a line says, with its comment. */
  String line(int number) {
    List<String> lines = text.lines().toList();
    return lines.get(number - 1);
  }

  /** A job, whose steps are its own or another workflow's. */
  record Job(String name, int line, Piece piece) {
    Stream<Step> steps() {
      return piece.get("steps").stream().flatMap(Piece::items).map(Step::new);
    }

    /** The workflow that it calls. */
    Optional<Piece> called() {
      return piece.get("uses");
    }
  }

  /** A step. */
  record Step(Piece piece) {
    int line() {
      return piece.line();
    }

    Optional<Piece> uses() {
      return piece.get("uses");
    }

    /** The name of the action that it uses, without its version; empty when it runs a script. */
    String action() {
      return uses().map(uses -> uses.text().replaceFirst("@.*", "")).orElse("");
    }

    Optional<Piece> input(String name) {
      return piece.at("with", name);
    }

    /** What is run as a program: a shell's, or that of {@code actions/github-script}. */
    Stream<Piece> scripts() {
      return Stream.concat(piece.get("run").stream(), input("script").stream());
    }
  }
}

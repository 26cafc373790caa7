package dev.penstock.sandbox.github;

import java.util.List;
import java.util.Optional;

/** The repository's labels by name, whose case GitHub ignores. */
final class Labels {
  private static final String GREY = "ededed";

  private Labels() {}

  static Optional<Label> find(Repository repository, String name) {
    return repository.labels().all().stream()
        .filter(label -> label.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Makes a label; empty when there is one of that name. Of many at once, one makes it. */
  static Optional<Label> create(
      Repository repository, String name, String color, String description) {
    synchronized (repository.labels()) {
      return find(repository, name).isPresent()
          ? Optional.empty()
          : Optional.of(repository.labels().add(id -> new Label(id, name, color, description)));
    }
  }

  /** A label by its name, made when there is none: what labelling an issue does. */
  static Label ensure(Repository repository, String name) {
    synchronized (repository.labels()) {
      return find(repository, name)
          .orElseGet(() -> create(repository, name, GREY, "").orElseThrow());
    }
  }

  /** Takes a label from the repository and from every issue that has it. */
  static void delete(Repository repository, Label label) {
    repository.labels().remove(label.id());
    repository.issues().all().stream()
        .filter(issue -> issue.labels().stream().anyMatch(label.name()::equalsIgnoreCase))
        .forEach(issue -> strip(repository, issue.number(), label));
  }

  private static void strip(Repository repository, int number, Label label) {
    repository
        .issues()
        .change(
            number,
            issue ->
                issue.labelled(
                    issue.labels().stream()
                        .filter(name -> !name.equalsIgnoreCase(label.name()))
                        .toList()));
  }

  /** The labels of an issue; those that were deleted since are gone from it. */
  static List<Label> of(Issue issue, Repository repository) {
    return issue.labels().stream().flatMap(name -> find(repository, name).stream()).toList();
  }
}

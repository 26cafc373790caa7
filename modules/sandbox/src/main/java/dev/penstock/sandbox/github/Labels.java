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

  /** A label by its name, made when there is none: what labelling an issue does. */
  static Label ensure(Repository repository, String name) {
    return find(repository, name)
        .orElseGet(() -> repository.labels().add(id -> new Label(id, name, GREY, "")));
  }

  /** The labels of an issue; those that were deleted since are gone from it. */
  static List<Label> of(Issue issue, Repository repository) {
    return issue.labels().stream().flatMap(name -> find(repository, name).stream()).toList();
  }
}

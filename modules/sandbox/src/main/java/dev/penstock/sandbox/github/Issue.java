package dev.penstock.sandbox.github;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue; a pull request is one with a {@link Pull}.
 *
 * @param number of the issue or pull request in its repository
 * @param author who opened it
 * @param title untrusted text
 * @param body Markdown; empty when there is none
 * @param state open or closed, and how
 * @param labels their names
 * @param assignees who is asked to see to it
 * @param createdAt when it was opened
 * @param updatedAt when it was last changed
 * @param pull what makes it a pull request
 */
public record Issue(
    int number,
    Account author,
    String title,
    Optional<String> body,
    State state,
    List<String> labels,
    List<Account> assignees,
    Instant createdAt,
    Instant updatedAt,
    Optional<Pull> pull) {

  /**
   * Whether it is open.
   *
   * @param open whether
   * @param reason completed, not_planned, reopened …; empty for one that was never closed
   * @param closedAt when it was closed; empty while it is open
   * @param closedBy who closed it; empty while it is open
   */
  public record State(
      boolean open,
      Optional<String> reason,
      Optional<Instant> closedAt,
      Optional<Account> closedBy) {
    static final State NEW = new State(true, Optional.empty(), Optional.empty(), Optional.empty());

    static State reopened() {
      return new State(true, Optional.of("reopened"), Optional.empty(), Optional.empty());
    }

    static State closed(String reason, Instant when, Account by) {
      return new State(false, Optional.of(reason), Optional.of(when), Optional.of(by));
    }

    String text() {
      return open ? "open" : "closed";
    }
  }

  public Issue {
    labels = List.copyOf(labels);
    assignees = List.copyOf(assignees);
  }

  boolean isPull() {
    return pull.isPresent();
  }

  /** GitHub's number for it among all issues. */
  long id() {
    return 2_400_000_000L + number;
  }

  Issue titled(String newTitle, Optional<String> newBody) {
    return new Issue(
        number, author, newTitle, newBody, state, labels, assignees, createdAt, updatedAt, pull);
  }

  Issue in(State newState) {
    return new Issue(
        number, author, title, body, newState, labels, assignees, createdAt, updatedAt, pull);
  }

  Issue labelled(List<String> names) {
    return new Issue(
        number, author, title, body, state, names, assignees, createdAt, updatedAt, pull);
  }

  Issue assigned(List<Account> people) {
    return new Issue(
        number, author, title, body, state, labels, people, createdAt, updatedAt, pull);
  }

  Issue with(Pull newPull) {
    return new Issue(
        number,
        author,
        title,
        body,
        state,
        labels,
        assignees,
        createdAt,
        updatedAt,
        Optional.of(newPull));
  }

  Issue updated(Instant when) {
    return new Issue(number, author, title, body, state, labels, assignees, createdAt, when, pull);
  }
}

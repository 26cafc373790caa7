package dev.penstock.pipeline.ledger;

import java.util.Optional;

/**
 * Which run of which workflow.
 *
 * @param id GitHub's id of the run; empty outside a workflow
 * @param attempt which attempt, from 1
 * @param actor who started it; empty when that is not known
 */
public record RunIdentity(Optional<String> id, int attempt, Optional<String> actor) {

  /** Whether that one was an earlier attempt of this run; outside a workflow nobody can tell. */
  public boolean repeats(RunIdentity other) {
    return id.isPresent() && id.equals(other.id) && other.attempt < attempt;
  }
}
